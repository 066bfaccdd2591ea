using Aios.Temporal.Api.Command.V1;
using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Api.History.V1;
using Aios.Temporal.Worker.Activations;
using Aios.Temporal.Worker.Runs;
using Aios.Temporal.Workflows;
using static Aios.Temporal.Worker.Machines.LocalActivityMachine.Input;
using static Aios.Temporal.Worker.Machines.LocalActivityMachine.LocalActivityState;
using ProtoFailure = Aios.Temporal.Api.Failure.V1.Failure;

namespace Aios.Temporal.Worker.Machines;

/// <summary>
/// A local activity (protocol section 4.8.3). Live it runs at once and records a marker; in replay it waits for the
/// marker that look-ahead finds, and runs after all if a live workflow task starts without one (the worker died
/// between heartbeats).
/// </summary>
internal sealed class LocalActivityMachine : Machine<LocalActivityMachine.LocalActivityState, LocalActivityMachine.Input>
{
    internal static readonly TransitionTable<LocalActivityState, Input> Table = new(
        "local activity",
        (Executing, Schedule, RequestSent),
        (Replaying, Schedule, WaitingLookAhead),
        (RequestSent, Result, MarkerCommandCreated),
        (RequestSent, Cancel, RequestSent),
        (RequestSent, CancelNow, MarkerCommandCreated),
        (MarkerCommandCreated, CommandPrepared, ResultNotified),
        (MarkerCommandCreated, Result, MarkerCommandCreated),
        (MarkerCommandCreated, Cancel, MarkerCommandCreated),
        (ResultNotified, Marker, MarkerRecorded),
        (ResultNotified, Result, ResultNotified),
        (ResultNotified, Cancel, ResultNotified),
        (WaitingLookAhead, KnownResult, ResolvedWaitingMarker),
        (WaitingLookAhead, LiveTaskStarted, RequestSent),
        (WaitingLookAhead, Cancel, WaitingLookAhead),
        (ResolvedWaitingMarker, Cancel, ResolvedWaitingMarker),
        (ResolvedWaitingMarker, Marker, MarkerRecorded));

    private readonly IMachineEffects effects;
    private readonly ScheduleLocalActivityCommand schedule;
    private readonly LocalActivityTask task;
    private readonly ActivityFailures failures;
    private readonly DateTime scheduledAt;
    private bool recordsMarker;

    /// <param name="schedule">What the instance asked for.</param>
    /// <param name="workflowTime">Workflow time now.</param>
    /// <param name="now">Real time, used as original schedule time of a first attempt.</param>
    /// <param name="effects">Where results go.</param>
    public LocalActivityMachine(
        ScheduleLocalActivityCommand schedule, DateTime workflowTime, DateTime now, IMachineEffects effects)
        : base(Table, effects.IsReplaying ? Replaying : Executing)
    {
        this.schedule = schedule;
        this.effects = effects;
        scheduledAt = workflowTime;
        recordsMarker = !effects.IsReplaying;
        failures = new ActivityFailures(schedule.Attributes.ActivityType, schedule.Attributes.ActivityId);
        task = new LocalActivityTask(
            schedule.Seq,
            schedule.Attributes,
            schedule.Attempt,
            schedule.OriginalScheduleTime ?? now,
            schedule.LocalRetryThreshold,
            schedule.CancellationType);
        Move(Schedule);
        if (Is(RequestSent))
        {
            effects.RunLocalActivity(task);
        }
    }

    internal enum LocalActivityState
    {
        Executing,
        Replaying,
        RequestSent,
        MarkerCommandCreated,
        ResultNotified,
        WaitingLookAhead,
        ResolvedWaitingMarker,
        MarkerRecorded,
    }

    internal enum Input
    {
        Schedule,
        Result,
        KnownResult,
        Cancel,
        CancelNow,
        CommandPrepared,
        Marker,
        LiveTaskStarted,
    }

    public uint Seq => schedule.Seq;

    public override string Subject =>
        $"local activity '{schedule.Attributes.ActivityType.Name}' with id '{schedule.Attributes.ActivityId}' (seq {Seq})";

    public override string CommandName => "RECORD_MARKER";

    public override bool IsFinal => State is MarkerRecorded;

    public bool WaitsForMarker => State is WaitingLookAhead;

    /// <summary>Its result was taken from look-ahead, so no command waits in the queue for the marker event.</summary>
    public bool ExpectsMarkerWithoutCommand => State is ResolvedWaitingMarker;

    /// <summary>The worker ran it. Returns false if nobody waits for the result any longer.</summary>
    public bool Resolve(LocalActivityResult result)
    {
        var wanted = Is(RequestSent);
        Move(Result);
        if (wanted)
        {
            Resolve(result.Resolution, result.LastAttempt, scheduledAt + result.RunTime, result.LastFailure);
        }

        return wanted;
    }

    /// <summary>Look-ahead found its marker.</summary>
    public void ResolveFromMarker(LocalActivityMarker marker)
    {
        Move(KnownResult);
        effects.AddLocalResolution(new ResolveActivity(Seq, FromMarker(marker), IsLocal: true), marker.CompleteTime);
    }

    /// <summary>Removed from the queue before it ran. A cancel that does not wait has resolved it already.</summary>
    public void ResolveCancelledBeforeRun()
    {
        var wanted = Is(RequestSent);
        Move(Result);
        if (wanted)
        {
            Resolve(CancelledResolution(), schedule.Attempt, scheduledAt, lastFailure: null);
        }
    }

    public void OnLiveTaskStarted()
    {
        Move(LiveTaskStarted);
        recordsMarker = true;
        effects.RunLocalActivity(task);
    }

    public void RequestCancel()
    {
        var waits = schedule.CancellationType is ActivityCancellationType.WaitCancellationCompleted;
        if (waits || !Is(RequestSent))
        {
            Move(Cancel);
            effects.StopLocalActivity(this);
            return;
        }

        Move(CancelNow);
        if (schedule.CancellationType is ActivityCancellationType.TryCancel)
        {
            effects.StopLocalActivity(this);
        }
        else
        {
            effects.ForgetLocalActivity(Seq);
        }

        Resolve(CancelledResolution(), schedule.Attempt, completeTime: null, lastFailure: null);
    }

    public override void OnCommandPrepared() => Move(CommandPrepared);

    public override void OnEvent(HistoryEvent e)
    {
        if (!LocalActivityMarker.IsMarker(e))
        {
            throw Illegal(e);
        }

        Move(Marker, e);
        var recorded = LocalActivityMarker.Parse(e);
        if (recorded.Seq != Seq)
        {
            throw NondeterminismException.Mismatch(this, e, "local activity seq", $"{recorded.Seq}", $"{Seq}");
        }

        if (effects.ChecksIdsAndTypes)
        {
            Check(e, "activity id", recorded.ActivityId, schedule.Attributes.ActivityId);
            Check(e, "activity type", recorded.ActivityType, schedule.Attributes.ActivityType.Name);
        }
    }

    private void Resolve(ActivityResolution resolution, int attempt, DateTime? completeTime, ProtoFailure? lastFailure)
    {
        effects.AddLocalResolution(new ResolveActivity(Seq, Wrap(resolution), IsLocal: true), completeTime);
        if (!recordsMarker)
        {
            return;
        }

        var marker = new LocalActivityMarker
        {
            Seq = Seq,
            Attempt = attempt,
            ActivityId = schedule.Attributes.ActivityId,
            ActivityType = schedule.Attributes.ActivityType.Name,
            CompleteTime = completeTime,
            Backoff = (resolution as ActivityResolution.Backoff)?.Delay,
            OriginalScheduleTime = task.OriginalScheduleTime,
            Result = (resolution as ActivityResolution.Completed)?.Result,
            Input = schedule.IncludeArgumentsInMarker ? schedule.Attributes.Input : null,
            Failure = resolution switch
            {
                ActivityResolution.Failed failed => failed.Failure,
                ActivityResolution.Cancelled cancelled => cancelled.Failure,
                _ => lastFailure,
            },
        };
        effects.AddCommand(this, new Command
        {
            CommandType = CommandType.RecordMarker,
            UserMetadata = schedule.UserMetadata,
            RecordMarkerCommandAttributes = marker.ToCommand(),
        });
    }

    private ActivityResolution FromMarker(LocalActivityMarker marker)
    {
        if (marker.Backoff is { } delay)
        {
            return new ActivityResolution.Backoff(
                marker.Attempt + 1, delay, marker.OriginalScheduleTime ?? task.OriginalScheduleTime);
        }

        return marker.Failure switch
        {
            null => new ActivityResolution.Completed(marker.Result),
            { FailureInfoCase: ProtoFailure.FailureInfoOneofCase.CanceledFailureInfo } =>
                Wrap(new ActivityResolution.Cancelled(marker.Failure)),
            { Cause.FailureInfoCase: ProtoFailure.FailureInfoOneofCase.CanceledFailureInfo } =>
                Wrap(new ActivityResolution.Cancelled(marker.Failure)),
            _ => Wrap(new ActivityResolution.Failed(marker.Failure)),
        };
    }

    /// <summary>The marker keeps the inner failure, the instance sees it wrapped.</summary>
    private ActivityResolution Wrap(ActivityResolution resolution) => resolution switch
    {
        ActivityResolution.Failed failed => new ActivityResolution.Failed(failures.WrapLocal(failed.Failure)),
        ActivityResolution.Cancelled cancelled => new ActivityResolution.Cancelled(failures.WrapLocal(cancelled.Failure)),
        _ => resolution,
    };

    private static ActivityResolution.Cancelled CancelledResolution() =>
        new(new ProtoFailure { Message = "Activity cancelled", CanceledFailureInfo = new() });

    private void Check(HistoryEvent e, string what, string recorded, string made)
    {
        if (recorded != made)
        {
            throw NondeterminismException.Mismatch(this, e, what, recorded, made);
        }
    }
}
