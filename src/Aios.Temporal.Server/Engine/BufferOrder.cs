using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Api.History.V1;

namespace Aios.Temporal.Server.Engine;

/// <summary>
/// The order in which buffered events reach history (server semantics 3.4, rule 5): arrival order, but everything that
/// completes an activity or child goes last, so that signals are seen before results that came with them.
/// </summary>
internal static class BufferOrder
{
    public static IEnumerable<HistoryEvent> Sort(IReadOnlyCollection<HistoryEvent> buffered) =>
        buffered.Where(happened => !IsCompletion(happened.EventType)).Concat(buffered.Where(happened => IsCompletion(happened.EventType)));

    /// <summary>Completions flushed with their started events learn the started id only now.</summary>
    public static void LinkStartedEvents(List<HistoryEvent> flushed)
    {
        var started = new Dictionary<long, long>();
        foreach (var happened in flushed)
        {
            switch (happened.EventType)
            {
                case EventType.ActivityTaskStarted:
                    started[happened.ActivityTaskStartedEventAttributes.ScheduledEventId] = happened.EventId;
                    break;
                case EventType.ChildWorkflowExecutionStarted:
                    started[happened.ChildWorkflowExecutionStartedEventAttributes.InitiatedEventId] = happened.EventId;
                    break;
                default:
                    Link(happened, started);
                    break;
            }
        }
    }

    private static void Link(HistoryEvent happened, Dictionary<long, long> started)
    {
        switch (happened.EventType)
        {
            case EventType.ActivityTaskCompleted when started.TryGetValue(happened.ActivityTaskCompletedEventAttributes.ScheduledEventId, out var id):
                happened.ActivityTaskCompletedEventAttributes.StartedEventId = id;
                break;
            case EventType.ActivityTaskFailed when started.TryGetValue(happened.ActivityTaskFailedEventAttributes.ScheduledEventId, out var id):
                happened.ActivityTaskFailedEventAttributes.StartedEventId = id;
                break;
            case EventType.ActivityTaskTimedOut when started.TryGetValue(happened.ActivityTaskTimedOutEventAttributes.ScheduledEventId, out var id):
                happened.ActivityTaskTimedOutEventAttributes.StartedEventId = id;
                break;
            case EventType.ActivityTaskCanceled when started.TryGetValue(happened.ActivityTaskCanceledEventAttributes.ScheduledEventId, out var id):
                happened.ActivityTaskCanceledEventAttributes.StartedEventId = id;
                break;
            case EventType.ChildWorkflowExecutionCompleted when started.TryGetValue(happened.ChildWorkflowExecutionCompletedEventAttributes.InitiatedEventId, out var id):
                happened.ChildWorkflowExecutionCompletedEventAttributes.StartedEventId = id;
                break;
            case EventType.ChildWorkflowExecutionFailed when started.TryGetValue(happened.ChildWorkflowExecutionFailedEventAttributes.InitiatedEventId, out var id):
                happened.ChildWorkflowExecutionFailedEventAttributes.StartedEventId = id;
                break;
            case EventType.ChildWorkflowExecutionCanceled when started.TryGetValue(happened.ChildWorkflowExecutionCanceledEventAttributes.InitiatedEventId, out var id):
                happened.ChildWorkflowExecutionCanceledEventAttributes.StartedEventId = id;
                break;
            case EventType.ChildWorkflowExecutionTimedOut when started.TryGetValue(happened.ChildWorkflowExecutionTimedOutEventAttributes.InitiatedEventId, out var id):
                happened.ChildWorkflowExecutionTimedOutEventAttributes.StartedEventId = id;
                break;
            case EventType.ChildWorkflowExecutionTerminated when started.TryGetValue(happened.ChildWorkflowExecutionTerminatedEventAttributes.InitiatedEventId, out var id):
                happened.ChildWorkflowExecutionTerminatedEventAttributes.StartedEventId = id;
                break;
        }
    }

    private static bool IsCompletion(EventType type) => type is
        EventType.ActivityTaskCompleted or EventType.ActivityTaskFailed or EventType.ActivityTaskTimedOut or EventType.ActivityTaskCanceled
        or EventType.ChildWorkflowExecutionCompleted or EventType.ChildWorkflowExecutionFailed or EventType.ChildWorkflowExecutionCanceled
        or EventType.ChildWorkflowExecutionTimedOut or EventType.ChildWorkflowExecutionTerminated;
}
