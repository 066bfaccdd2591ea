using Aios.Temporal.Api.Command.V1;
using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Api.History.V1;
using Aios.Temporal.Worker.Activations;
using Aios.Temporal.Workflows;
using static Aios.Temporal.Worker.Machines.ActivityMachine.ActivityState;
using static Aios.Temporal.Worker.Machines.ActivityMachine.Input;

namespace Aios.Temporal.Worker.Machines;

/// <summary>
/// A remote activity (protocol section 4.8.2). The started event is written when the activity closes, so started and
/// closing event usually come together. An abandoned activity is Canceled at once; whatever it does later is ignored.
/// </summary>
internal sealed class ActivityMachine : Machine<ActivityMachine.ActivityState, ActivityMachine.Input>
{
    internal static readonly TransitionTable<ActivityState, Input> Table = new(
        "activity",
        (Created, Schedule, ScheduleCommandCreated),
        (ScheduleCommandCreated, CommandPrepared, ScheduleCommandCreated),
        (ScheduleCommandCreated, Cancel, Canceled),
        (ScheduleCommandCreated, TaskScheduled, ScheduledRecorded),
        (ScheduledRecorded, Cancel, ScheduledCancelCommandCreated),
        (ScheduledRecorded, Abandon, Canceled),
        (ScheduledRecorded, TaskStarted, Started),
        (ScheduledRecorded, TaskTimedOut, TimedOut),
        (Started, Cancel, StartedCancelCommandCreated),
        (Started, Abandon, Canceled),
        (Started, TaskCompleted, Completed),
        (Started, TaskFailed, Failed),
        (Started, TaskTimedOut, TimedOut),
        (ScheduledCancelCommandCreated, CommandPrepared, ScheduledCancelCommandCreated),
        (ScheduledCancelCommandCreated, CancelRequested, ScheduledCancelRecorded),
        (ScheduledCancelRecorded, TaskStarted, StartedCancelRecorded),
        (ScheduledCancelRecorded, TaskTimedOut, TimedOut),
        (ScheduledCancelRecorded, TaskCanceled, Canceled),
        (StartedCancelCommandCreated, CommandPrepared, StartedCancelCommandCreated),
        (StartedCancelCommandCreated, CancelRequested, StartedCancelRecorded),
        (StartedCancelRecorded, TaskCompleted, Completed),
        (StartedCancelRecorded, TaskFailed, Failed),
        (StartedCancelRecorded, TaskTimedOut, TimedOut),
        (StartedCancelRecorded, TaskCanceled, Canceled),
        (Canceled, TaskStarted, Canceled),
        (Canceled, TaskCompleted, Canceled),
        (Canceled, TaskFailed, Canceled),
        (Canceled, TaskTimedOut, Canceled),
        (Canceled, TaskCanceled, Canceled));

    private readonly IMachineEffects effects;
    private readonly ScheduleActivityCommand schedule;
    private readonly ActivityFailures failures;
    private long scheduledEventId;
    private long startedEventId;

    public ActivityMachine(ScheduleActivityCommand schedule, IMachineEffects effects) : base(Table, Created)
    {
        this.schedule = schedule;
        this.effects = effects;
        failures = new ActivityFailures(schedule.Attributes.ActivityType, schedule.Attributes.ActivityId);
        Move(Schedule);
        effects.AddCommand(this, new Command
        {
            CommandType = CommandType.ScheduleActivityTask,
            UserMetadata = schedule.UserMetadata,
            ScheduleActivityTaskCommandAttributes = schedule.Attributes,
        });
    }

    internal enum ActivityState
    {
        Created,
        ScheduleCommandCreated,
        ScheduledRecorded,
        Started,
        ScheduledCancelCommandCreated,
        ScheduledCancelRecorded,
        StartedCancelCommandCreated,
        StartedCancelRecorded,
        Completed,
        Failed,
        TimedOut,
        Canceled,
    }

    internal enum Input
    {
        Schedule,
        CommandPrepared,
        Cancel,
        Abandon,
        TaskScheduled,
        TaskStarted,
        TaskCompleted,
        TaskFailed,
        TaskTimedOut,
        CancelRequested,
        TaskCanceled,
    }

    public uint Seq => schedule.Seq;

    public override string Subject =>
        $"activity '{schedule.Attributes.ActivityType.Name}' with id '{schedule.Attributes.ActivityId}'";

    public override string CommandName =>
        State is ScheduledCancelCommandCreated or StartedCancelCommandCreated
            ? "REQUEST_CANCEL_ACTIVITY_TASK"
            : "SCHEDULE_ACTIVITY_TASK";

    /// <summary>An abandoned activity still gets events, so Canceled is not final for finding the machine.</summary>
    public override bool IsFinal => State is Completed or Failed or TimedOut;

    public bool AllowsEagerStart => !schedule.DisableEagerExecution;

    /// <summary>TryCancel has told the instance at once; a later outcome must not be told again.</summary>
    private bool OutcomeIsWanted =>
        State is Started or ScheduledRecorded || schedule.CancellationType is ActivityCancellationType.WaitCancellationCompleted;

    public void RequestCancel(RequestCancelActivityCommand cancel)
    {
        if (IsFinal || Is(Canceled))
        {
            return;
        }

        if (Is(ScheduleCommandCreated))
        {
            CancelledBeforeSent = true;
            Move(Cancel);
            ResolveCancelled();
        }
        else if (schedule.CancellationType is ActivityCancellationType.Abandon)
        {
            Move(Abandon);
            ResolveCancelled();
        }
        else
        {
            Move(Cancel);
            effects.AddCommand(this, new Command
            {
                CommandType = CommandType.RequestCancelActivityTask,
                UserMetadata = cancel.UserMetadata,
                RequestCancelActivityTaskCommandAttributes = new() { ScheduledEventId = scheduledEventId },
            });
            if (schedule.CancellationType is ActivityCancellationType.TryCancel)
            {
                ResolveCancelled();
            }
        }
    }

    public override void OnCommandPrepared() => Move(CommandPrepared);

    public override void OnEvent(HistoryEvent e)
    {
        var wanted = OutcomeIsWanted;
        switch (e.EventType)
        {
            case EventType.ActivityTaskScheduled:
                OnScheduled(e);
                break;
            case EventType.ActivityTaskStarted:
                startedEventId = e.EventId;
                Move(TaskStarted, e);
                break;
            case EventType.ActivityTaskCompleted:
                Close(TaskCompleted, e, wanted, static (_, e) => new ActivityResolution.Completed(
                    SinglePayload.Of(e.ActivityTaskCompletedEventAttributes.Result, e)));
                break;
            case EventType.ActivityTaskFailed:
                Close(TaskFailed, e, wanted, static (m, e) => new ActivityResolution.Failed(
                    m.failures.Failed(e.ActivityTaskFailedEventAttributes)));
                break;
            case EventType.ActivityTaskTimedOut:
                Close(TaskTimedOut, e, wanted, static (m, e) => new ActivityResolution.Failed(
                    m.failures.TimedOut(e.ActivityTaskTimedOutEventAttributes)));
                break;
            case EventType.ActivityTaskCancelRequested:
                Move(CancelRequested, e);
                break;
            case EventType.ActivityTaskCanceled:
                Close(TaskCanceled, e, wanted, static (m, e) => new ActivityResolution.Cancelled(
                    m.failures.Cancelled(e.ActivityTaskCanceledEventAttributes)));
                break;
            default:
                throw Illegal(e);
        }
    }

    private void OnScheduled(HistoryEvent e)
    {
        Move(TaskScheduled, e);
        scheduledEventId = e.EventId;
        if (effects.ChecksIdsAndTypes)
        {
            var recorded = e.ActivityTaskScheduledEventAttributes;
            Check(e, "activity id", recorded.ActivityId, schedule.Attributes.ActivityId);
            Check(e, "activity type", recorded.ActivityType?.Name ?? "", schedule.Attributes.ActivityType.Name);
        }
    }

    private void Close(
        Input input, HistoryEvent e, bool wanted, Func<ActivityMachine, HistoryEvent, ActivityResolution> resolution)
    {
        var abandoned = Is(Canceled);
        Move(input, e);
        if (wanted && !abandoned)
        {
            effects.AddJob(new ResolveActivity(Seq, resolution(this, e), IsLocal: false));
        }
    }

    private void ResolveCancelled() => effects.AddJob(new ResolveActivity(
        Seq,
        new ActivityResolution.Cancelled(failures.Cancelled(scheduledEventId, startedEventId)),
        IsLocal: false));

    private void Check(HistoryEvent e, string what, string recorded, string made)
    {
        if (recorded != made)
        {
            throw NondeterminismException.Mismatch(this, e, what, recorded, made);
        }
    }
}
