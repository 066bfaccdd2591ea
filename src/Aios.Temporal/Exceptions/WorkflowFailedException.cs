namespace Aios.Temporal.Exceptions;

/// <summary>The workflow did not succeed. The cause is in <see cref="Exception.InnerException"/>.</summary>
public class WorkflowFailedException : TemporalException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="inner">The converted failure.</param>
    public WorkflowFailedException(Exception? inner)
        : base("Workflow failed", inner)
    {
    }
}
