namespace Aios.Temporal.Exceptions;

/// <summary>A workflow with this id is running already, or the reuse policy forbids the id.</summary>
public class WorkflowAlreadyStartedException : FailureException
{
    private const string UnknownType = "<unknown>";

    /// <summary>Creates the exception without a workflow type.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="workflowId">The id in use.</param>
    /// <param name="runId">Run that holds the id.</param>
    public WorkflowAlreadyStartedException(string message, string workflowId, string runId)
        : this(message, workflowId, UnknownType, runId)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="workflowId">The id in use.</param>
    /// <param name="workflowType">Workflow that should have been started.</param>
    /// <param name="runId">Run that holds the id.</param>
    public WorkflowAlreadyStartedException(string message, string workflowId, string workflowType, string runId)
        : base(message)
    {
        WorkflowId = workflowId;
        WorkflowType = workflowType;
        RunId = runId;
    }

    /// <summary>The id in use.</summary>
    public string WorkflowId { get; private init; }

    /// <summary>Workflow that should have been started.</summary>
    public string WorkflowType { get; private init; }

    /// <summary>Run that holds the id.</summary>
    public string RunId { get; private init; }
}
