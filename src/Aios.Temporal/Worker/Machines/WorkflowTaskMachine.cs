using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Api.History.V1;
using static Aios.Temporal.Worker.Machines.WorkflowTaskMachine.Input;
using static Aios.Temporal.Worker.Machines.WorkflowTaskMachine.TaskState;

namespace Aios.Temporal.Worker.Machines;

/// <summary>
/// One workflow task in history (protocol section 4.8.8). Only the started event that ends the sequence counts: user
/// code did not run in failed, timed-out or merged tasks.
/// </summary>
internal sealed class WorkflowTaskMachine(long targetStartedEventId, IMachineEffects effects)
    : Machine<WorkflowTaskMachine.TaskState, WorkflowTaskMachine.Input>(Table, Created)
{
    internal static readonly TransitionTable<TaskState, Input> Table = new(
        "workflow task",
        (Created, TaskScheduled, Scheduled),
        (Scheduled, TaskStarted, Started),
        (Scheduled, TaskTimedOut, TimedOut),
        (Started, TaskCompleted, Completed),
        (Started, TaskFailed, Failed),
        (Started, TaskTimedOut, TimedOut));

    internal enum TaskState
    {
        Created,
        Scheduled,
        Started,
        Completed,
        Failed,
        TimedOut,
    }

    internal enum Input
    {
        TaskScheduled,
        TaskStarted,
        TaskCompleted,
        TaskFailed,
        TaskTimedOut,
    }

    public override string Subject => "the workflow task";

    public override string CommandName => "(none)";

    public override bool IsFinal => State is Completed or Failed or TimedOut;

    public override void OnCommandPrepared() => throw new InvalidOperationException("Workflow tasks have no command.");

    public override void OnEvent(HistoryEvent e)
    {
        switch (e.EventType)
        {
            case EventType.WorkflowTaskScheduled:
                Move(TaskScheduled, e);
                break;
            case EventType.WorkflowTaskStarted:
                OnStarted(e);
                break;
            case EventType.WorkflowTaskCompleted:
                Move(TaskCompleted, e);
                break;
            case EventType.WorkflowTaskFailed:
                OnFailed(e);
                break;
            case EventType.WorkflowTaskTimedOut:
                Move(TaskTimedOut, e);
                break;
            default:
                throw Illegal(e);
        }
    }

    private void OnStarted(HistoryEvent e)
    {
        Move(TaskStarted, e);
        if (e.EventId < targetStartedEventId)
        {
            return;
        }

        var time = e.EventTime ?? throw new InvalidHistoryException($"Event {e.EventType} (id {e.EventId}) has no time.");
        effects.WorkflowTaskStarted(e.EventId, time.ToDateTime());
    }

    private void OnFailed(HistoryEvent e)
    {
        Move(TaskFailed, e);
        var failed = e.WorkflowTaskFailedEventAttributes;
        if (failed.Cause is WorkflowTaskFailedCause.ResetWorkflow)
        {
            effects.RunReset(failed.NewRunId);
        }
    }
}
