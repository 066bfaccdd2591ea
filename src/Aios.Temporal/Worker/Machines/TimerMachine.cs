using System.Globalization;
using Aios.Temporal.Api.Command.V1;
using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Api.History.V1;
using Aios.Temporal.Worker.Activations;
using Google.Protobuf.WellKnownTypes;
using static Aios.Temporal.Worker.Machines.TimerMachine.Input;
using static Aios.Temporal.Worker.Machines.TimerMachine.TimerState;

namespace Aios.Temporal.Worker.Machines;

/// <summary>
/// A timer (protocol section 4.8.1). There is no row for TimerFired after the cancel command: the server removes a
/// buffered fire when it handles the cancel. A cancel after the end meets no machine any more and is ignored.
/// </summary>
internal sealed class TimerMachine : Machine<TimerMachine.TimerState, TimerMachine.Input>
{
    internal static readonly TransitionTable<TimerState, Input> Table = new(
        "timer",
        (Created, Schedule, StartCommandCreated),
        (StartCommandCreated, CommandPrepared, StartCommandCreated),
        (StartCommandCreated, Cancel, Canceled),
        (StartCommandCreated, TimerStarted, StartRecorded),
        (StartRecorded, TimerFired, Fired),
        (StartRecorded, Cancel, CancelCommandCreated),
        (CancelCommandCreated, CommandPrepared, CancelCommandSent),
        (CancelCommandSent, TimerCanceled, Canceled),
        (Canceled, Cancel, Canceled));

    private readonly IMachineEffects effects;
    private readonly string timerId;

    public TimerMachine(StartTimerCommand start, IMachineEffects effects) : base(Table, Created)
    {
        this.effects = effects;
        Seq = start.Seq;
        timerId = Seq.ToString(CultureInfo.InvariantCulture);
        Move(Schedule);
        effects.AddCommand(this, new Command
        {
            CommandType = CommandType.StartTimer,
            UserMetadata = start.UserMetadata,
            StartTimerCommandAttributes = new()
            {
                TimerId = timerId,
                StartToFireTimeout = Duration.FromTimeSpan(start.Duration),
            },
        });
    }

    internal enum TimerState
    {
        Created,
        StartCommandCreated,
        StartRecorded,
        Fired,
        CancelCommandCreated,
        CancelCommandSent,
        Canceled,
    }

    internal enum Input
    {
        Schedule,
        CommandPrepared,
        Cancel,
        TimerStarted,
        TimerFired,
        TimerCanceled,
    }

    public uint Seq { get; }

    public override string Subject => $"timer {timerId}";

    public override string CommandName =>
        State is CancelCommandCreated or CancelCommandSent ? "CANCEL_TIMER" : "START_TIMER";

    public override bool IsFinal => State is Fired or Canceled;

    /// <summary>The instance has already completed its own wait, so no job follows.</summary>
    public void RequestCancel(CancelTimerCommand cancel)
    {
        CancelledBeforeSent |= Is(StartCommandCreated);
        Move(Cancel);
        if (Is(CancelCommandCreated))
        {
            effects.AddCommand(this, new Command
            {
                CommandType = CommandType.CancelTimer,
                UserMetadata = cancel.UserMetadata,
                CancelTimerCommandAttributes = new() { TimerId = timerId },
            });
        }
    }

    public override void OnCommandPrepared() => Move(CommandPrepared);

    public override void OnEvent(HistoryEvent e)
    {
        switch (e.EventType)
        {
            case EventType.TimerStarted:
                Move(TimerStarted, e);
                break;
            case EventType.TimerFired:
                Move(TimerFired, e);
                CheckId(e, e.TimerFiredEventAttributes.TimerId);
                effects.AddJob(new FireTimer(Seq));
                break;
            case EventType.TimerCanceled:
                Move(TimerCanceled, e);
                CheckId(e, e.TimerCanceledEventAttributes.TimerId);
                break;
            default:
                throw Illegal(e);
        }
    }

    private void CheckId(HistoryEvent e, string recorded)
    {
        if (recorded != timerId)
        {
            throw NondeterminismException.Mismatch(this, e, "timer id", recorded, timerId);
        }
    }
}
