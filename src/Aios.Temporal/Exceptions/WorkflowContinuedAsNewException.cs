namespace Aios.Temporal.Exceptions;

/// <summary>The run ended by continuing as a new run, and the caller asked not to follow.</summary>
public class WorkflowContinuedAsNewException : TemporalException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="newRunId">The run that follows.</param>
    public WorkflowContinuedAsNewException(string newRunId)
        : base("Workflow continued as new") => NewRunId = newRunId;

    /// <summary>The run that follows.</summary>
    public string NewRunId { get; private init; }
}
