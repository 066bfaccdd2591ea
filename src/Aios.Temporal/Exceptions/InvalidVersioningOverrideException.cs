namespace Aios.Temporal.Exceptions;

/// <summary>A child workflow was not started, because the server refuses its versioning override.</summary>
public class InvalidVersioningOverrideException : FailureException
{
    internal InvalidVersioningOverrideException(string message, string workflowId, string workflowType)
        : base(message)
    {
        WorkflowId = workflowId;
        WorkflowType = workflowType;
    }

    /// <summary>Workflow id of the child.</summary>
    public string WorkflowId { get; private init; }

    /// <summary>Workflow that should have been started.</summary>
    public string WorkflowType { get; private init; }
}
