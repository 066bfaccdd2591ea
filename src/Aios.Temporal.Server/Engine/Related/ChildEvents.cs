using Aios.Temporal.Api.Common.V1;
using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Api.History.V1;
using Aios.Temporal.Server.Engine.State;

namespace Aios.Temporal.Server.Engine.Related;

/// <summary>What a parent learns about its children (server semantics 6.6).</summary>
internal static class ChildEvents
{
    /// <summary>The child runs. False: the parent no longer waits for it.</summary>
    public static bool RecordChildStarted(this Transition step, long initiatedEventId, string childRunId, Header? header)
    {
        if (!step.IsOpen || !step.State.Children.TryGetValue(initiatedEventId, out var child) || child.StartedEventId != 0)
        {
            return false;
        }

        child.RunId = childRunId;
        var happened = step.NewEvent(EventType.ChildWorkflowExecutionStarted);
        happened.ChildWorkflowExecutionStartedEventAttributes = new()
        {
            Namespace = step.State.NamespaceName,
            NamespaceId = step.State.NamespaceId,
            InitiatedEventId = initiatedEventId,
            WorkflowExecution = new() { WorkflowId = child.WorkflowId, RunId = childRunId },
            WorkflowType = new() { Name = child.WorkflowType },
            Header = header,
        };
        step.AppendOrBuffer(happened);
        child.StartedEventId = happened.EventId;
        step.RequestWorkflowTask();
        return true;
    }

    public static void RecordChildStartFailed(this Transition step, long initiatedEventId, StartChildWorkflowExecutionFailedCause cause)
    {
        if (!step.IsOpen || !step.State.Children.Remove(initiatedEventId, out var child))
        {
            return;
        }

        var happened = step.NewEvent(EventType.StartChildWorkflowExecutionFailed);
        happened.StartChildWorkflowExecutionFailedEventAttributes = new()
        {
            Namespace = step.State.NamespaceName,
            NamespaceId = step.State.NamespaceId,
            WorkflowId = child.WorkflowId,
            WorkflowType = new() { Name = child.WorkflowType },
            Cause = cause,
            InitiatedEventId = initiatedEventId,
        };
        step.AppendOrBuffer(happened);
        step.RequestWorkflowTask();
    }

    /// <summary>The child's chain ended with this event of the child.</summary>
    public static void RecordChildClosed(this Transition step, long initiatedEventId, string childRunId, HistoryEvent close)
    {
        if (!step.IsOpen || !step.State.Children.TryGetValue(initiatedEventId, out var child) || (child.RunId.Length > 0 && child.RunId != childRunId))
        {
            return;
        }

        if (child.StartedEventId == 0)
        {
            step.RecordChildStarted(initiatedEventId, childRunId, null);
        }

        step.State.Children.Remove(initiatedEventId);
        step.AppendOrBuffer(CloseEvent(step, child, close));
        step.RequestWorkflowTask();
    }

    private static HistoryEvent CloseEvent(Transition step, ChildState child, HistoryEvent close)
    {
        var happened = new HistoryEvent { EventTime = step.Time };
        ChildClose.Fill(happened, new(step.State, child), close);
        return happened;
    }
}
