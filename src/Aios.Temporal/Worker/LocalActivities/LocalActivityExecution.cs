using Aios.Temporal.Activities;
using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Common;
using Aios.Temporal.Worker.Activations;
using Aios.Temporal.Worker.Activities;
using Aios.Temporal.Worker.Runs;
using Aios.Temporal.Worker.Tuning;
using ProtoFailure = Aios.Temporal.Api.Failure.V1.Failure;

namespace Aios.Temporal.Worker.LocalActivities;

/// <summary>One local activity with its in-process retries (protocol section 6.7).</summary>
internal sealed class LocalActivityExecution
{
    private readonly LocalActivityTask task;
    private readonly LocalActivityCall call;
    private readonly ActivityExecutor executor;
    private readonly ISlotPool slots;
    private readonly ActivityMetrics metrics;
    private readonly TimeProvider time;
    private readonly LocalRetryPolicy policy;
    private readonly CancellationTokenSource cancelled = new();
    private readonly long started;
    private readonly TimeSpan? scheduleToClose;
    private readonly TimeSpan? scheduleToStart;
    private readonly TimeSpan? startToClose;

    public LocalActivityExecution(
        LocalActivityTask task,
        LocalActivityCall call,
        ActivityExecutor executor,
        ISlotPool slots,
        ActivityMetrics metrics,
        TimeProvider time)
    {
        this.task = task;
        this.call = call;
        this.executor = executor;
        this.slots = slots;
        this.metrics = metrics;
        this.time = time;
        policy = new(task.Attributes.RetryPolicy);
        started = time.GetTimestamp();
        scheduleToClose = RemoteActivityCalls.Span(task.Attributes.ScheduleToCloseTimeout);
        scheduleToStart = RemoteActivityCalls.Span(task.Attributes.ScheduleToStartTimeout);
        startToClose = RemoteActivityCalls.Span(task.Attributes.StartToCloseTimeout);
    }

    /// <summary>Asks the running attempt to stop; the result still comes.</summary>
    public void Cancel() => _ = cancelled.CancelAsync();

    public async Task<LocalActivityResult> RunAsync()
    {
        var deadline = scheduleToClose is { } limit ? task.OriginalScheduleTime + limit : (DateTime?)null;
        var attempts = 0;
        for (var attempt = task.Attempt; ; attempt++)
        {
            attempts++;
            var (resolution, failure) = await AttemptAsync(attempt, deadline).ConfigureAwait(false);
            if (resolution is not null)
            {
                return Result(resolution, attempt, attempts);
            }

            var backoff = policy.BackoffAfter(attempt, failure!);
            if (backoff is not { } wait || (deadline is { } end && Now() + wait >= end))
            {
                return Result(new ActivityResolution.Failed(failure!), attempt, attempts);
            }

            if (wait > task.LocalRetryThreshold)
            {
                var backoffResult = new ActivityResolution.Backoff(attempt + 1, wait, task.OriginalScheduleTime);
                return Result(backoffResult, attempt, attempts) with { LastFailure = failure };
            }

            await Task.Delay(wait, time, cancelled.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<(ActivityResolution? Resolution, ProtoFailure? Failure)> AttemptAsync(int attempt, DateTime? deadline)
    {
        if (cancelled.IsCancellationRequested)
        {
            return (new ActivityResolution.Cancelled(LocalActivityFailures.Cancelled()), null);
        }

        var (lease, tooLate) = await ReserveAsync(deadline).ConfigureAwait(false);
        if (lease is null)
        {
            return (tooLate, null);
        }

        lease.MarkUsed(new SlotInfo.LocalActivitySlotInfo(task.Attributes.ActivityType.Name));
        var activity = new RunningActivity(static _ => { });
        var running = ExecuteAsync(attempt, activity, lease);
        using var registration = cancelled.Token.Register(activity.CancelAsRequested);
        var (limit, type) = AttemptLimit(deadline);
        try
        {
            var outcome = await running.WaitAsync(limit, time).ConfigureAwait(false);
            return OfOutcome(outcome, activity);
        }
        catch (TimeoutException)
        {
            activity.CancelAsTimedOut();
            var failure = LocalActivityFailures.TimedOut(type);
            return type == TimeoutType.StartToClose ? (null, failure) : (new ActivityResolution.Failed(failure), null);
        }
    }

    private static (ActivityResolution? Resolution, ProtoFailure? Failure) OfOutcome(ActivityOutcome outcome, RunningActivity activity) =>
        outcome switch
        {
            ActivityOutcome.Completed completed => (new ActivityResolution.Completed(completed.Result), null),
            ActivityOutcome.Cancelled cancelled => (new ActivityResolution.Cancelled(cancelled.Failure), null),

            // A cancelled local activity is not tried again, whatever its code made of the cancellation.
            ActivityOutcome.Failed failed when activity.CancelReason == ActivityCancelReason.CancelRequested =>
                (new ActivityResolution.Failed(failed.Failure), null),
            ActivityOutcome.Failed failed => (null, failed.Failure),
            _ => (new ActivityResolution.Failed(new()
            {
                Message = "A local activity cannot be completed asynchronously; use an activity for that",
                ApplicationFailureInfo = new() { Type = nameof(CompleteAsyncException), NonRetryable = true },
            }), null),
        };

    /// <summary>Runs the attempt to its end even if nobody waits for it any more: its slot is taken as long as its code runs.</summary>
    private async Task<ActivityOutcome> ExecuteAsync(int attempt, RunningActivity activity, SlotLease lease)
    {
        try
        {
            var began = time.GetTimestamp();
            var current = call.OfAttempt(attempt, Now());
            var outcome = await executor.ExecuteAsync(current, activity, static () => null).ConfigureAwait(false);
            metrics.Measure(current.Info, outcome, time.GetElapsedTime(began), time);
            return outcome;
        }
        finally
        {
            lease.Release();
        }
    }

    private async Task<(SlotLease? Lease, ActivityResolution? TooLate)> ReserveAsync(DateTime? deadline)
    {
        if (slots.TryReserve(isSticky: false) is { } free)
        {
            return (free, null);
        }

        var limit = deadline is { } end ? end - Now() : (TimeSpan?)null;
        var startLimit = scheduleToStart is { } wait && !(limit < wait) ? wait : limit;
        using var timeout = new CancellationTokenSource(startLimit is { } due ? Max(due) : Timeout.InfiniteTimeSpan, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancelled.Token);
        try
        {
            return (await slots.ReserveAsync(isSticky: false, either.Token).ConfigureAwait(false), null);
        }
        catch (OperationCanceledException) when (cancelled.IsCancellationRequested)
        {
            return (null, new ActivityResolution.Cancelled(LocalActivityFailures.Cancelled()));
        }
        catch (OperationCanceledException)
        {
            var type = startLimit == limit ? TimeoutType.ScheduleToClose : TimeoutType.ScheduleToStart;
            return (null, new ActivityResolution.Failed(LocalActivityFailures.TimedOut(type)));
        }
    }

    private (TimeSpan Limit, TimeoutType Type) AttemptLimit(DateTime? deadline)
    {
        var left = deadline is { } end ? Max(end - Now()) : (TimeSpan?)null;
        return (left, startToClose) switch
        {
            ({ } total, { } single) when total <= single => (total, TimeoutType.ScheduleToClose),
            (_, { } single) => (single, TimeoutType.StartToClose),
            ({ } total, null) => (total, TimeoutType.ScheduleToClose),
            _ => (Timeout.InfiniteTimeSpan, TimeoutType.Unspecified),
        };
    }

    private LocalActivityResult Result(ActivityResolution resolution, int lastAttempt, int attempts) =>
        new(task.Seq, resolution, lastAttempt, attempts, time.GetElapsedTime(started));

    private DateTime Now() => time.GetUtcNow().UtcDateTime;

    private static TimeSpan Max(TimeSpan span) => span > TimeSpan.Zero ? span : TimeSpan.Zero;
}
