using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Server.Engine.State;
using ProtoFailure = Aios.Temporal.Api.Failure.V1.Failure;

namespace Aios.Temporal.Server.Engine.Activities;

/// <summary>The four time-outs of an activity (server semantics 5.6).</summary>
internal static class ActivityTimeouts
{
    private const string NoTimeLeft =
        "Not enough time to schedule next retry before activity ScheduleToClose timeout, giving up retrying";

    /// <summary>The earliest time-out that is running, or null.</summary>
    public static (DateTime Due, TimeoutType Type)? Next(ActivityState activity)
    {
        (DateTime Due, TimeoutType Type)? next = null;
        var attributes = activity.Attributes;
        Consider(activity.FirstScheduledTime.ToDateTime(), attributes.ScheduleToCloseTimeout, TimeoutType.ScheduleToClose);
        if (activity.StartedTime is { } started)
        {
            Consider(started.ToDateTime(), attributes.StartToCloseTimeout, TimeoutType.StartToClose);
            Consider((activity.LastHeartbeatTime ?? started).ToDateTime(), attributes.HeartbeatTimeout, TimeoutType.Heartbeat);
        }
        else if (!activity.Paused)
        {
            Consider(activity.ScheduledTime.ToDateTime(), attributes.ScheduleToStartTimeout, TimeoutType.ScheduleToStart);
        }

        return next;

        void Consider(DateTime from, Google.Protobuf.WellKnownTypes.Duration? timeout, TimeoutType type)
        {
            if (timeout?.ToTimeSpan() is { } span && span > TimeSpan.Zero && (next is null || from + span < next.Value.Due))
            {
                next = (from + span, type);
            }
        }
    }

    public static void TimeOutActivity(this Transition step, ActivityState activity, TimeoutType type)
    {
        var failure = Failure(type, activity);
        var retryState = step.TryRetryActivity(activity, failure, activity.StartedIdentity);
        if (retryState == RetryState.InProgress)
        {
            return;
        }

        if (retryState == RetryState.Timeout && type is not (TimeoutType.ScheduleToStart or TimeoutType.ScheduleToClose))
        {
            failure = new()
            {
                Message = NoTimeLeft,
                Source = "Server",
                Cause = failure,
                TimeoutFailureInfo = new() { TimeoutType = TimeoutType.ScheduleToClose, LastHeartbeatDetails = activity.HeartbeatDetails },
            };
        }

        ActivityEvents.WriteTimedOut(step, activity, failure, retryState);
    }

    private static ProtoFailure Failure(TimeoutType type, ActivityState activity) => new()
    {
        Message = $"activity {type} timeout",
        Source = "Server",
        Cause = activity.LastFailure,
        TimeoutFailureInfo = new() { TimeoutType = type, LastHeartbeatDetails = activity.HeartbeatDetails },
    };
}
