using Aios.Temporal.Activities;
using Aios.Temporal.Api.WorkflowService.V1;

namespace Aios.Temporal.Worker.Activities;

/// <summary>Reasons for which the worker cancels an attempt, with their details.</summary>
internal static class CancelCauses
{
    public static void CancelAsRequested(this RunningActivity activity) =>
        activity.Cancel(ActivityCancelReason.CancelRequested, new() { IsCancelRequested = true });

    public static void CancelAsTimedOut(this RunningActivity activity) =>
        activity.Cancel(ActivityCancelReason.Timeout, new() { IsTimedOut = true });

    public static void CancelForShutdown(this RunningActivity activity) =>
        activity.Cancel(ActivityCancelReason.WorkerShutdown, new() { IsWorkerShutdown = true });

    public static void CancelAsGone(this RunningActivity activity) =>
        activity.Cancel(ActivityCancelReason.GoneFromServer, new() { IsGoneFromServer = true });

    public static void CancelForHeartbeatFailure(this RunningActivity activity) =>
        activity.Cancel(ActivityCancelReason.HeartbeatRecordFailure, new() { IsHeartbeatRecordFailure = true });

    /// <summary>Cancels if the server said so in its answer to a heartbeat.</summary>
    public static void Apply(this RunningActivity activity, RecordActivityTaskHeartbeatResponse answer)
    {
        ActivityCancelReason? reason = answer switch
        {
            { CancelRequested: true } => ActivityCancelReason.CancelRequested,
            { ActivityReset: true } => ActivityCancelReason.Reset,
            { ActivityPaused: true } => ActivityCancelReason.Paused,
            _ => null,
        };
        if (reason is { } why)
        {
            activity.Cancel(why, new()
            {
                IsCancelRequested = answer.CancelRequested,
                IsReset = answer.ActivityReset,
                IsPaused = answer.ActivityPaused,
            });
        }
    }
}
