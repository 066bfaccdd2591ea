namespace Aios.Temporal.Exceptions;

/// <summary>Replaying the workflow code did not lead to the recorded history.</summary>
public class WorkflowNondeterminismException : InvalidWorkflowOperationException
{
    internal WorkflowNondeterminismException(string message)
        : base(message)
    {
    }
}
