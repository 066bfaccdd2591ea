using Aios.Temporal.Api.Common.V1;
using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Api.History.V1;

namespace Aios.Temporal.Testing.Histories;

/// <content>Activities.</content>
public sealed partial class HistoryBuilder
{
    private const string Activity = "activity";
    private const string ActivityStart = "started activity";

    /// <summary>The workflow schedules an activity.</summary>
    /// <param name="activityId">Id of the activity: "1" for the first of the workflow unless it set one.</param>
    /// <param name="activityType">Name of the activity.</param>
    /// <returns>This builder.</returns>
    public HistoryBuilder ActivityScheduled(string activityId, string activityType = "DoIt") => Add(new HistoryEvent
    {
        EventType = EventType.ActivityTaskScheduled,
        ActivityTaskScheduledEventAttributes = new()
        {
            ActivityId = activityId,
            ActivityType = new() { Name = activityType },
            TaskQueue = new() { Name = "test-queue" },
        },
    }).Named(Activity, activityId);

    /// <summary>A worker takes an activity. The server writes this event when the activity closes.</summary>
    /// <param name="activityId">Id of a scheduled activity.</param>
    /// <returns>This builder.</returns>
    public HistoryBuilder ActivityStarted(string activityId) => Add(new HistoryEvent
    {
        EventType = EventType.ActivityTaskStarted,
        ActivityTaskStartedEventAttributes = new() { ScheduledEventId = IdOf(Activity, activityId), Attempt = 1 },
    }).Named(ActivityStart, activityId);

    /// <summary>A started activity completes.</summary>
    /// <param name="activityId">Id of a started activity.</param>
    /// <param name="result">Its result, none if null.</param>
    /// <returns>This builder.</returns>
    public HistoryBuilder ActivityCompleted(string activityId, Payload? result = null) => Add(new HistoryEvent
    {
        EventType = EventType.ActivityTaskCompleted,
        ActivityTaskCompletedEventAttributes = new()
        {
            ScheduledEventId = IdOf(Activity, activityId),
            StartedEventId = IdOf(ActivityStart, activityId),
            Result = List(result),
        },
    });

    /// <summary>A started activity fails for good.</summary>
    /// <param name="activityId">Id of a started activity.</param>
    /// <param name="message">Text of the failure.</param>
    /// <returns>This builder.</returns>
    public HistoryBuilder ActivityFailed(string activityId, string message = "failed") => Add(new HistoryEvent
    {
        EventType = EventType.ActivityTaskFailed,
        ActivityTaskFailedEventAttributes = new()
        {
            ScheduledEventId = IdOf(Activity, activityId),
            StartedEventId = IdOf(ActivityStart, activityId),
            Failure = ApplicationFailure(message),
            RetryState = RetryState.MaximumAttemptsReached,
            Identity = "activity-worker",
        },
    });

    /// <summary>An activity exceeds a time-out.</summary>
    /// <param name="activityId">Id of a scheduled activity.</param>
    /// <param name="type">Which time-out.</param>
    /// <returns>This builder.</returns>
    public HistoryBuilder ActivityTimedOut(string activityId, TimeoutType type = TimeoutType.ScheduleToStart) => Add(new HistoryEvent
    {
        EventType = EventType.ActivityTaskTimedOut,
        ActivityTaskTimedOutEventAttributes = new()
        {
            ScheduledEventId = IdOf(Activity, activityId),
            StartedEventId = eventIds.GetValueOrDefault((ActivityStart, activityId)),
            Failure = new() { Message = $"activity {type} timeout", TimeoutFailureInfo = new() { TimeoutType = type } },
            RetryState = RetryState.Timeout,
        },
    });

    /// <summary>The workflow asks to cancel an activity.</summary>
    /// <param name="activityId">Id of a scheduled activity.</param>
    /// <returns>This builder.</returns>
    public HistoryBuilder ActivityCancelRequested(string activityId) => Add(new HistoryEvent
    {
        EventType = EventType.ActivityTaskCancelRequested,
        ActivityTaskCancelRequestedEventAttributes = new() { ScheduledEventId = IdOf(Activity, activityId) },
    });

    /// <summary>An activity ends as cancelled.</summary>
    /// <param name="activityId">Id of a scheduled activity.</param>
    /// <param name="details">Details it gave, none if null.</param>
    /// <returns>This builder.</returns>
    public HistoryBuilder ActivityCanceled(string activityId, Payload? details = null) => Add(new HistoryEvent
    {
        EventType = EventType.ActivityTaskCanceled,
        ActivityTaskCanceledEventAttributes = new()
        {
            ScheduledEventId = IdOf(Activity, activityId),
            StartedEventId = eventIds.GetValueOrDefault((ActivityStart, activityId)),
            Details = List(details),
            Identity = "activity-worker",
        },
    });
}
