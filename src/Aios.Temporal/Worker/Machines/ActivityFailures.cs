using Aios.Temporal.Api.Common.V1;
using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Api.Failure.V1;
using Aios.Temporal.Api.History.V1;

namespace Aios.Temporal.Worker.Machines;

/// <summary>Failures that the engine wraps around the outcome of an activity (protocol section 2.9).</summary>
internal sealed class ActivityFailures(ActivityType type, string activityId)
{
    public Failure Failed(ActivityTaskFailedEventAttributes e) => new()
    {
        Message = "Activity task failed",
        Cause = e.Failure,
        ActivityFailureInfo = Info(e.ScheduledEventId, e.StartedEventId, e.Identity, e.RetryState),
    };

    public Failure TimedOut(ActivityTaskTimedOutEventAttributes e) => new()
    {
        Message = "Activity task timed out",
        Cause = e.Failure,
        ActivityFailureInfo = Info(e.ScheduledEventId, e.StartedEventId, identity: "", e.RetryState),
    };

    public Failure Cancelled(ActivityTaskCanceledEventAttributes e) =>
        Cancelled(e.ScheduledEventId, e.StartedEventId, e.Identity, e.Details);

    /// <summary>Resolved by the cancel request itself, without an event.</summary>
    public Failure Cancelled(long scheduledEventId, long startedEventId) =>
        Cancelled(scheduledEventId, startedEventId, identity: "", details: null);

    /// <summary>Wraps the own failure of a local activity if it is a time-out or a cancel; others pass unchanged.</summary>
    public Failure WrapLocal(Failure failure) => failure.FailureInfoCase switch
    {
        Failure.FailureInfoOneofCase.TimeoutFailureInfo => Local("Local Activity timed out", failure),
        Failure.FailureInfoOneofCase.CanceledFailureInfo => Local("Local Activity cancelled", failure),
        _ => failure,
    };

    private Failure Local(string message, Failure cause) => new()
    {
        Message = message,
        Cause = cause,
        ActivityFailureInfo = Info(0, 0, identity: "", RetryState.CancelRequested),
    };

    private Failure Cancelled(long scheduledEventId, long startedEventId, string identity, Payloads? details) => new()
    {
        Message = "Activity cancelled",
        Cause = new Failure { CanceledFailureInfo = new() { Details = details } },
        ActivityFailureInfo = Info(scheduledEventId, startedEventId, identity, RetryState.CancelRequested),
    };

    private ActivityFailureInfo Info(
        long scheduledEventId, long startedEventId, string identity, RetryState retryState) => new()
        {
            ScheduledEventId = scheduledEventId,
            StartedEventId = startedEventId,
            Identity = identity,
            ActivityType = type,
            ActivityId = activityId,
            RetryState = retryState,
        };
}
