namespace Aios.Temporal.Exceptions;

/// <summary>Workflow code left the deterministic task scheduler.</summary>
public class InvalidWorkflowSchedulerException : InvalidWorkflowOperationException
{
    private readonly string? detectedStackTrace;

    internal InvalidWorkflowSchedulerException(string message, string? stackTraceOverride = null)
        : base(message) => detectedStackTrace = stackTraceOverride;

    /// <summary>Stack where the wrong scheduling was detected, if known; otherwise where this object was thrown.</summary>
    public override string? StackTrace => detectedStackTrace ?? base.StackTrace;
}
