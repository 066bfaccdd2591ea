namespace Aios.Temporal.Exceptions;

/// <summary>An update was rejected or failed. The cause is in <see cref="Exception.InnerException"/>.</summary>
public class WorkflowUpdateFailedException : TemporalException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="inner">The converted failure.</param>
    public WorkflowUpdateFailedException(Exception? inner)
        : base("Workflow update failed", inner)
    {
    }
}
