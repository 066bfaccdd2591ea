using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Api.History.V1;

namespace Aios.Temporal.Worker.History;

/// <summary>Kinds of history events as the replay rules see them (protocol section 4.5).</summary>
internal static class HistoryEvents
{
    /// <summary>Written by the server in answer to a command of this workflow.</summary>
    public static bool IsCommandEvent(this HistoryEvent e) => e.EventType is
        EventType.ActivityTaskScheduled
        or EventType.ActivityTaskCancelRequested
        or EventType.TimerStarted
        or EventType.TimerCanceled
        or EventType.MarkerRecorded
        or EventType.StartChildWorkflowExecutionInitiated
        or EventType.SignalExternalWorkflowExecutionInitiated
        or EventType.RequestCancelExternalWorkflowExecutionInitiated
        or EventType.UpsertWorkflowSearchAttributes
        or EventType.WorkflowPropertiesModified
        or EventType.NexusOperationScheduled
        or EventType.NexusOperationCancelRequested
        or EventType.WorkflowExecutionCompleted
        or EventType.WorkflowExecutionFailed
        or EventType.WorkflowExecutionCanceled
        or EventType.WorkflowExecutionContinuedAsNew
        or EventType.WorkflowExecutionUpdateAccepted
        or EventType.WorkflowExecutionUpdateRejected
        or EventType.WorkflowExecutionUpdateCompleted;

    /// <summary>The run is over after this event.</summary>
    public static bool ClosesWorkflow(this HistoryEvent e) => e.EventType is
        EventType.WorkflowExecutionCompleted
        or EventType.WorkflowExecutionFailed
        or EventType.WorkflowExecutionCanceled
        or EventType.WorkflowExecutionContinuedAsNew
        || e.IsClosedByServer();

    public static bool IsClosedByServer(this HistoryEvent e) => e.EventType is
        EventType.WorkflowExecutionTerminated
        or EventType.WorkflowExecutionTimedOut;

    /// <summary>Nothing the workflow could see.</summary>
    public static bool IsIgnorable(this HistoryEvent e) => e.EventType is
        EventType.WorkflowExecutionOptionsUpdated
        or EventType.WorkflowPropertiesModifiedExternally
        or EventType.ActivityPropertiesModifiedExternally
        or EventType.WorkflowExecutionPaused
        or EventType.WorkflowExecutionUnpaused
        or EventType.WorkflowExecutionTimeSkippingTransitioned;

    public static bool IsNexus(this HistoryEvent e) => e.EventType is
        EventType.NexusOperationScheduled
        or EventType.NexusOperationStarted
        or EventType.NexusOperationCompleted
        or EventType.NexusOperationFailed
        or EventType.NexusOperationCanceled
        or EventType.NexusOperationTimedOut
        or EventType.NexusOperationCancelRequested
        or EventType.NexusOperationCancelRequestCompleted
        or EventType.NexusOperationCancelRequestFailed;

    /// <summary>For follow-up events: id of the event whose machine they belong to. Otherwise null.</summary>
    public static long? InitiatingEventId(this HistoryEvent e) => e.EventType switch
    {
        EventType.ActivityTaskStarted => e.ActivityTaskStartedEventAttributes.ScheduledEventId,
        EventType.ActivityTaskCompleted => e.ActivityTaskCompletedEventAttributes.ScheduledEventId,
        EventType.ActivityTaskFailed => e.ActivityTaskFailedEventAttributes.ScheduledEventId,
        EventType.ActivityTaskTimedOut => e.ActivityTaskTimedOutEventAttributes.ScheduledEventId,
        EventType.ActivityTaskCanceled => e.ActivityTaskCanceledEventAttributes.ScheduledEventId,
        EventType.TimerFired => e.TimerFiredEventAttributes.StartedEventId,
        EventType.ChildWorkflowExecutionStarted => e.ChildWorkflowExecutionStartedEventAttributes.InitiatedEventId,
        EventType.ChildWorkflowExecutionCompleted => e.ChildWorkflowExecutionCompletedEventAttributes.InitiatedEventId,
        EventType.ChildWorkflowExecutionFailed => e.ChildWorkflowExecutionFailedEventAttributes.InitiatedEventId,
        EventType.ChildWorkflowExecutionCanceled => e.ChildWorkflowExecutionCanceledEventAttributes.InitiatedEventId,
        EventType.ChildWorkflowExecutionTimedOut => e.ChildWorkflowExecutionTimedOutEventAttributes.InitiatedEventId,
        EventType.ChildWorkflowExecutionTerminated => e.ChildWorkflowExecutionTerminatedEventAttributes.InitiatedEventId,
        EventType.StartChildWorkflowExecutionFailed => e.StartChildWorkflowExecutionFailedEventAttributes.InitiatedEventId,
        EventType.ExternalWorkflowExecutionSignaled => e.ExternalWorkflowExecutionSignaledEventAttributes.InitiatedEventId,
        EventType.SignalExternalWorkflowExecutionFailed => e.SignalExternalWorkflowExecutionFailedEventAttributes.InitiatedEventId,
        EventType.ExternalWorkflowExecutionCancelRequested =>
            e.ExternalWorkflowExecutionCancelRequestedEventAttributes.InitiatedEventId,
        EventType.RequestCancelExternalWorkflowExecutionFailed =>
            e.RequestCancelExternalWorkflowExecutionFailedEventAttributes.InitiatedEventId,
        EventType.WorkflowTaskStarted => e.WorkflowTaskStartedEventAttributes.ScheduledEventId,
        EventType.WorkflowTaskCompleted => e.WorkflowTaskCompletedEventAttributes.ScheduledEventId,
        EventType.WorkflowTaskFailed => e.WorkflowTaskFailedEventAttributes.ScheduledEventId,
        EventType.WorkflowTaskTimedOut => e.WorkflowTaskTimedOutEventAttributes.ScheduledEventId,
        _ => null,
    };
}
