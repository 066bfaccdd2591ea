using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Api.History.V1;
using Aios.Temporal.Server.Engine.State;
using Google.Protobuf.WellKnownTypes;

namespace Aios.Temporal.Server.Engine.WorkflowTasks;

/// <summary>How a workflow task comes to be (server semantics 3.5).</summary>
internal static class WorkflowTaskScheduling
{
    // Speculative tasks exist in memory only; on the normal queue they do not wait longer than this for a worker.
    private static readonly Duration SpeculativeScheduleToStart = Duration.FromTimeSpan(TimeSpan.FromSeconds(5));

    /// <summary>Schedules the next task: transient if an attempt failed before and nothing new has happened.</summary>
    public static void ScheduleWorkflowTask(this Transition step)
    {
        var state = step.State;
        var attempt = Math.Max(1, state.WorkflowTaskAttempt);
        var kind = attempt > 1 ? WorkflowTaskKind.Transient : WorkflowTaskKind.Normal;
        Schedule(step, kind, attempt);
        step.MarkChanged();
    }

    /// <summary>Schedules a task only to deliver an update: nothing is written unless it leads to something.</summary>
    public static void ScheduleSpeculativeTask(this Transition step)
    {
        var attempt = Math.Max(1, step.State.WorkflowTaskAttempt);
        if (attempt > 1)
        {
            step.ScheduleWorkflowTask();
            return;
        }

        Schedule(step, WorkflowTaskKind.Speculative, attempt);
        step.State.WorkflowTask.ScheduleToStartTimeout ??= SpeculativeScheduleToStart;
    }

    /// <summary>Anything else that is written makes a speculative task real: its events come first.</summary>
    public static void MaterializeSpeculativeTask(this Transition step)
    {
        var task = step.State.WorkflowTask;
        if (task is not { Kind: WorkflowTaskKind.Speculative })
        {
            return;
        }

        task.Kind = WorkflowTaskKind.Normal;
        if (!task.Sticky)
        {
            task.ScheduleToStartTimeout = null;
        }

        WriteScheduledEvent(step, task);
        if (task.StartedEventId != 0)
        {
            WriteStartedEvent(step, task);
        }
    }

    public static void WriteScheduledEvent(Transition step, WorkflowTaskState task)
    {
        var happened = ScheduledEvent(task, step.State);
        task.ScheduledEventId = step.AppendDirectly(happened).EventId;
    }

    public static void WriteStartedEvent(Transition step, WorkflowTaskState task) =>
        task.StartedEventId = step.AppendDirectly(StartedEvent(task)).EventId;

    public static HistoryEvent ScheduledEvent(WorkflowTaskState task, RunState state) => new()
    {
        EventType = EventType.WorkflowTaskScheduled,
        EventTime = task.ScheduledTime,
        EventId = task.ScheduledEventId,
        WorkflowTaskScheduledEventAttributes = new()
        {
            TaskQueue = task.Sticky
                ? new() { Name = task.TaskQueue, Kind = TaskQueueKind.Sticky, NormalName = state.Started.TaskQueue.Name }
                : new() { Name = task.TaskQueue, Kind = TaskQueueKind.Normal },
            StartToCloseTimeout = task.StartToCloseTimeout,
            Attempt = task.Attempt,
        },
    };

    public static HistoryEvent StartedEvent(WorkflowTaskState task)
    {
        var happened = new HistoryEvent
        {
            EventType = EventType.WorkflowTaskStarted,
            EventTime = task.StartedTime,
            EventId = task.StartedEventId,
            WorkflowTaskStartedEventAttributes = new()
            {
                ScheduledEventId = task.ScheduledEventId,
                Identity = task.Identity,
                RequestId = task.RequestId,
                SuggestContinueAsNew = task.SuggestContinueAsNew,
                HistorySizeBytes = task.HistorySizeBytes,
            },
        };
        happened.WorkflowTaskStartedEventAttributes.SuggestContinueAsNewReasons.AddRange(task.SuggestContinueAsNewReasons);
        return happened;
    }

    private static void Schedule(Transition step, WorkflowTaskKind kind, int attempt)
    {
        var state = step.State;
        var normal = state.Started.TaskQueue.Name;
        var sticky = state.Sticky is not null && attempt == 1;
        var task = new WorkflowTaskState
        {
            Kind = kind,
            Attempt = attempt,
            ScheduledEventId = state.NextEventId,
            ScheduledTime = step.Time,
            OriginalScheduledTime = step.Time,
            TaskQueue = sticky ? state.Sticky!.TaskQueue : normal,
            Sticky = sticky,
            ScheduleToStartTimeout = sticky ? state.Sticky!.ScheduleToStartTimeout : null,
            StartToCloseTimeout = WorkflowTaskTimeout.Of(state.Started.WorkflowTaskTimeout, attempt),
        };
        if (kind == WorkflowTaskKind.Normal)
        {
            WriteScheduledEvent(step, task);
        }

        state.WorkflowTask = task;
        step.Effects.Add(new RunEffect.DispatchWorkflowTask(
            task.TaskQueue, normal, sticky, task.ScheduledEventId, attempt, kind == WorkflowTaskKind.Speculative));
    }
}
