using Aios.Temporal.Workflows;

namespace Aios.Temporal.Worker;

/// <summary>Base of workflow task events.</summary>
public abstract class WorkflowTaskEventArgs : EventArgs
{
    private protected WorkflowTaskEventArgs(WorkflowInfo workflowInfo, WorkflowDefinition workflowDefinition)
    {
        WorkflowInfo = workflowInfo;
        WorkflowDefinition = workflowDefinition;
    }

    /// <summary>Workflow of the task.</summary>
    public WorkflowInfo WorkflowInfo { get; }

    /// <summary>Its definition.</summary>
    public WorkflowDefinition WorkflowDefinition { get; }
}

/// <summary>Workflow code is about to run for a task.</summary>
public class WorkflowTaskStartingEventArgs : WorkflowTaskEventArgs
{
    internal WorkflowTaskStartingEventArgs(WorkflowInfo workflowInfo, WorkflowDefinition workflowDefinition)
        : base(workflowInfo, workflowDefinition)
    {
    }
}

/// <summary>Workflow code ran for a task.</summary>
public class WorkflowTaskCompletedEventArgs : WorkflowTaskEventArgs
{
    internal WorkflowTaskCompletedEventArgs(WorkflowInfo workflowInfo, WorkflowDefinition workflowDefinition, Exception? taskFailureException)
        : base(workflowInfo, workflowDefinition) => TaskFailureException = taskFailureException;

    /// <summary>Why the task failed, null if it did not. A failed workflow is not a failed task.</summary>
    public Exception? TaskFailureException { get; }
}
