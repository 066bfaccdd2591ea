using Aios.Temporal.Api.Common.V1;
using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Api.History.V1;
using Aios.Temporal.Server.Engine.State;

namespace Aios.Temporal.Server.Engine.Related;

/// <summary>The parent's event for each way a child can end: only the child's own attributes differ.</summary>
internal sealed class ChildClose(RunState parent, ChildState child)
{
    private WorkflowExecution Execution => new() { WorkflowId = child.WorkflowId, RunId = child.RunId };

    private WorkflowType Type => new() { Name = child.WorkflowType };

    // Linked when the buffer is flushed.
    private long Started => child.StartedEventId == Transition.BufferedEventId ? 0 : child.StartedEventId;

    public static void Fill(HistoryEvent happened, ChildClose child, HistoryEvent close)
    {
        switch (close.EventType)
        {
            case EventType.WorkflowExecutionCompleted:
                happened.EventType = EventType.ChildWorkflowExecutionCompleted;
                happened.ChildWorkflowExecutionCompletedEventAttributes = child.Completed(close.WorkflowExecutionCompletedEventAttributes);
                break;
            case EventType.WorkflowExecutionFailed:
                happened.EventType = EventType.ChildWorkflowExecutionFailed;
                happened.ChildWorkflowExecutionFailedEventAttributes = child.Failed(close.WorkflowExecutionFailedEventAttributes);
                break;
            case EventType.WorkflowExecutionCanceled:
                happened.EventType = EventType.ChildWorkflowExecutionCanceled;
                happened.ChildWorkflowExecutionCanceledEventAttributes = child.Canceled(close.WorkflowExecutionCanceledEventAttributes);
                break;
            case EventType.WorkflowExecutionTimedOut:
                happened.EventType = EventType.ChildWorkflowExecutionTimedOut;
                happened.ChildWorkflowExecutionTimedOutEventAttributes = child.TimedOut(close.WorkflowExecutionTimedOutEventAttributes);
                break;
            default:
                happened.EventType = EventType.ChildWorkflowExecutionTerminated;
                happened.ChildWorkflowExecutionTerminatedEventAttributes = child.Terminated();
                break;
        }
    }

    private ChildWorkflowExecutionCompletedEventAttributes Completed(WorkflowExecutionCompletedEventAttributes close) => new()
    {
        Result = close.Result,
        Namespace = parent.NamespaceName,
        NamespaceId = parent.NamespaceId,
        WorkflowExecution = Execution,
        WorkflowType = Type,
        InitiatedEventId = child.InitiatedEventId,
        StartedEventId = Started,
    };

    private ChildWorkflowExecutionFailedEventAttributes Failed(WorkflowExecutionFailedEventAttributes close) => new()
    {
        Failure = close.Failure,
        RetryState = close.RetryState,
        Namespace = parent.NamespaceName,
        NamespaceId = parent.NamespaceId,
        WorkflowExecution = Execution,
        WorkflowType = Type,
        InitiatedEventId = child.InitiatedEventId,
        StartedEventId = Started,
    };

    private ChildWorkflowExecutionCanceledEventAttributes Canceled(WorkflowExecutionCanceledEventAttributes close) => new()
    {
        Details = close.Details,
        Namespace = parent.NamespaceName,
        NamespaceId = parent.NamespaceId,
        WorkflowExecution = Execution,
        WorkflowType = Type,
        InitiatedEventId = child.InitiatedEventId,
        StartedEventId = Started,
    };

    private ChildWorkflowExecutionTimedOutEventAttributes TimedOut(WorkflowExecutionTimedOutEventAttributes close) => new()
    {
        RetryState = close.RetryState,
        Namespace = parent.NamespaceName,
        NamespaceId = parent.NamespaceId,
        WorkflowExecution = Execution,
        WorkflowType = Type,
        InitiatedEventId = child.InitiatedEventId,
        StartedEventId = Started,
    };

    private ChildWorkflowExecutionTerminatedEventAttributes Terminated() => new()
    {
        Namespace = parent.NamespaceName,
        NamespaceId = parent.NamespaceId,
        WorkflowExecution = Execution,
        WorkflowType = Type,
        InitiatedEventId = child.InitiatedEventId,
        StartedEventId = Started,
    };
}
