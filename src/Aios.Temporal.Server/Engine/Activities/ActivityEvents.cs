using Aios.Temporal.Api.Common.V1;
using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Api.History.V1;
using Aios.Temporal.Server.Engine.State;
using ProtoFailure = Aios.Temporal.Api.Failure.V1.Failure;

namespace Aios.Temporal.Server.Engine.Activities;

/// <summary>
/// The end of an activity in history. The started event is written only now, together with the closing one, since retries
/// leave no trace (server semantics 5.3).
/// </summary>
internal static class ActivityEvents
{
    public static void WriteCompleted(Transition step, ActivityState activity, Payloads? result, string identity)
    {
        var started = WriteStarted(step, activity);
        var happened = step.NewEvent(EventType.ActivityTaskCompleted);
        happened.ActivityTaskCompletedEventAttributes = new()
        {
            Result = result,
            ScheduledEventId = activity.ScheduledEventId,
            StartedEventId = started,
            Identity = identity,
        };
        Finish(step, activity, happened);
    }

    public static void WriteFailed(Transition step, ActivityState activity, ProtoFailure failure, RetryState retryState, string identity)
    {
        var started = WriteStarted(step, activity);
        var happened = step.NewEvent(EventType.ActivityTaskFailed);
        happened.ActivityTaskFailedEventAttributes = new()
        {
            Failure = failure,
            RetryState = retryState,
            ScheduledEventId = activity.ScheduledEventId,
            StartedEventId = started,
            Identity = identity,
        };
        Finish(step, activity, happened);
    }

    public static void WriteTimedOut(Transition step, ActivityState activity, ProtoFailure failure, RetryState retryState)
    {
        var started = activity.StartedTime is null ? 0 : WriteStarted(step, activity);
        var happened = step.NewEvent(EventType.ActivityTaskTimedOut);
        happened.ActivityTaskTimedOutEventAttributes = new()
        {
            Failure = failure,
            RetryState = retryState,
            ScheduledEventId = activity.ScheduledEventId,
            StartedEventId = started,
        };
        Finish(step, activity, happened);
    }

    public static void WriteCanceled(Transition step, ActivityState activity, Payloads? details, string identity)
    {
        var started = activity.StartedTime is null ? 0 : WriteStarted(step, activity);
        var happened = step.NewEvent(EventType.ActivityTaskCanceled);
        happened.ActivityTaskCanceledEventAttributes = new()
        {
            Details = details,
            LatestCancelRequestedEventId = activity.CancelRequestedEventId,
            ScheduledEventId = activity.ScheduledEventId,
            StartedEventId = started,
            Identity = identity,
        };
        Finish(step, activity, happened);
    }

    private static long WriteStarted(Transition step, ActivityState activity)
    {
        var happened = new HistoryEvent
        {
            EventType = EventType.ActivityTaskStarted,
            EventTime = activity.StartedTime ?? step.Time,
            ActivityTaskStartedEventAttributes = new()
            {
                ScheduledEventId = activity.ScheduledEventId,
                Identity = activity.StartedIdentity,
                RequestId = activity.RequestId,
                Attempt = activity.Attempt,
                LastFailure = activity.LastFailure,
            },
        };
        step.AppendOrBuffer(happened);
        // Linked when the buffer is flushed.
        return happened.EventId == Transition.BufferedEventId ? 0 : happened.EventId;
    }

    private static void Finish(Transition step, ActivityState activity, HistoryEvent happened)
    {
        step.State.Activities.Remove(activity.ScheduledEventId);
        step.AppendOrBuffer(happened);
        step.RequestWorkflowTask();
    }
}
