using Aios.Temporal.Api.Common.V1;
using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Server.Engine.State;
using Google.Protobuf.WellKnownTypes;
using ProtoFailure = Aios.Temporal.Api.Failure.V1.Failure;

namespace Aios.Temporal.Server.Engine.Activities;

/// <summary>What a worker reports about an activity attempt (server semantics 5.2, 5.4, 5.5).</summary>
internal static class ActivityTasks
{
    private const string Gone = "invalid activityID or activity already timed out or invoking workflow is completed";

    /// <summary>A poll takes the attempt. Idempotent by request id; false: stale, matching drops it.</summary>
    public static bool TryStartActivity(this Transition step, long scheduledEventId, int stamp, string requestId, string identity)
    {
        if (!step.IsOpen || step.State.Pause is not null
            || !step.State.Activities.TryGetValue(scheduledEventId, out var activity) || activity.Stamp != stamp || activity.Paused)
        {
            return false;
        }

        if (activity.StartedTime is not null)
        {
            return activity.RequestId == requestId;
        }

        activity.StartedTime = step.Time;
        activity.StartedIdentity = identity;
        activity.RequestId = requestId;
        activity.LastHeartbeatTime = null;
        step.MarkChanged();
        return true;
    }

    /// <summary>The activity of a worker's answer; <paramref name="attempt"/> 0 accepts any (calls by id).</summary>
    public static ActivityState RequireActivity(this Transition step, long scheduledEventId, int attempt, bool mustBeStarted = true)
    {
        if (!step.IsOpen)
        {
            throw ServiceException.RunClosed();
        }

        return step.State.Activities.TryGetValue(scheduledEventId, out var activity)
            && (attempt == 0 || activity.Attempt == attempt)
            && (!mustBeStarted || activity.StartedTime is not null)
                ? activity
                : throw ServiceException.NotFound(Gone);
    }

    public static ActivityState RequireActivityById(this Transition step, string activityId)
    {
        if (!step.IsOpen)
        {
            throw ServiceException.RunClosed();
        }

        return step.State.Activities.Values.FirstOrDefault(activity => activity.Attributes.ActivityId == activityId)
            ?? throw ServiceException.NotFound(
                $"Can't find pending activity with such ID. Invalid activityID or activity already completed: {activityId}");
    }

    public static void CompleteActivity(this Transition step, ActivityState activity, Payloads? result, string identity)
    {
        if (result is not null && result.CalculateSize() > step.Limits.BlobBytes)
        {
            ActivityEvents.WriteFailed(
                step, activity, ServerFailure("Complete result exceeds size limit."), RetryState.NonRetryableFailure, identity);
            return;
        }

        ActivityEvents.WriteCompleted(step, activity, result, identity);
    }

    public static void FailActivity(
        this Transition step, ActivityState activity, ProtoFailure failure, Payloads? lastHeartbeatDetails, string identity)
    {
        if (lastHeartbeatDetails is not null)
        {
            activity.HeartbeatDetails = lastHeartbeatDetails;
        }

        if (failure.CalculateSize() > step.Limits.BlobBytes)
        {
            failure = ServerFailure("Failure exceeds size limit.", nonRetryable: false);
        }

        var retryState = step.TryRetryActivity(activity, failure, identity);
        if (retryState != RetryState.InProgress)
        {
            ActivityEvents.WriteFailed(step, activity, failure, retryState, identity);
        }
    }

    public static void CancelActivity(this Transition step, ActivityState activity, Payloads? details, string identity)
    {
        if (!activity.CancelRequested)
        {
            throw ServiceException.InvalidArgument(
                "unable to mark activity as canceled without activity being request canceled first");
        }

        ActivityEvents.WriteCanceled(step, activity, details, identity);
    }

    public static void Heartbeat(this Transition step, ActivityState activity, Payloads? details)
    {
        activity.HeartbeatDetails = details;
        activity.LastHeartbeatTime = step.Time;
        step.MarkChanged();
    }

    /// <summary>Arranges the next attempt, or says why there is none.</summary>
    public static RetryState TryRetryActivity(this Transition step, ActivityState activity, ProtoFailure failure, string identity)
    {
        if (activity.CancelRequested)
        {
            return RetryState.CancelRequested;
        }

        if (failure.TimeoutFailureInfo is { TimeoutType: TimeoutType.ScheduleToStart or TimeoutType.ScheduleToClose })
        {
            return RetryState.Timeout;
        }

        var state = RetrySchedule.Next(
            activity.Attributes.RetryPolicy,
            activity.Attempt,
            failure,
            step.Now,
            activity.RetryExpirationTime?.ToDateTime(),
            isActivity: true,
            out var delay);
        if (state != RetryState.InProgress)
        {
            return state;
        }

        activity.Attempt++;
        if (activity.ResetRequested)
        {
            activity.Attempt = 1;
            activity.ResetRequested = false;
        }

        activity.ScheduledTime = Timestamp.FromDateTime(step.Now + delay);
        activity.StartedTime = null;
        activity.StartedIdentity = string.Empty;
        activity.RequestId = string.Empty;
        activity.LastFailure = failure.CalculateSize() > step.Limits.RetryFailureBytes
            ? ServerFailure(failure.Message.Length > 512 ? failure.Message[..512] : failure.Message, nonRetryable: false)
            : failure;
        activity.LastWorkerIdentity = identity;
        activity.LastAttemptCompleteTime = step.Time;
        activity.Stamp++;
        activity.RetryDispatched = delay <= TimeSpan.Zero && !activity.Paused;
        if (activity.RetryDispatched)
        {
            step.DispatchActivity(activity);
        }

        step.MarkChanged();
        return RetryState.InProgress;
    }

    public static void DispatchActivity(this Transition step, ActivityState activity) =>
        step.Effects.Add(new RunEffect.DispatchActivity(
            activity.Attributes.TaskQueue.Name, activity.ScheduledEventId, activity.Stamp, activity.Attempt));

    private static ProtoFailure ServerFailure(string message, bool nonRetryable = true) => new()
    {
        Message = message,
        Source = "Server",
        ServerFailureInfo = new() { NonRetryable = nonRetryable },
    };
}
