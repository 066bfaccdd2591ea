namespace Aios.Temporal.Exceptions;

/// <summary>The query handler failed, or there is none of this name.</summary>
public class WorkflowQueryFailedException : TemporalException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">Message of the worker.</param>
    public WorkflowQueryFailedException(string message)
        : base(message)
    {
    }
}
