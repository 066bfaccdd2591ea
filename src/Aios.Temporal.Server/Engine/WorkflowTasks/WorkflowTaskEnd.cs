using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Server.Engine.State;
using ProtoFailure = Aios.Temporal.Api.Failure.V1.Failure;

namespace Aios.Temporal.Server.Engine.WorkflowTasks;

/// <summary>The ways a workflow task ends without being completed (server semantics 3.5, "Ending rules").</summary>
internal static class WorkflowTaskEnd
{
    /// <summary>Checks the token of a worker's answer against the pending task.</summary>
    public static WorkflowTaskState RequireWorkflowTask(this Transition step, long scheduledEventId, long startedEventId, int attempt)
    {
        if (!step.IsOpen)
        {
            throw ServiceException.RunClosed();
        }

        return step.State.WorkflowTask is { StartedEventId: not 0 } task
            && task.ScheduledEventId == scheduledEventId
            && (startedEventId == 0 || task.StartedEventId == startedEventId)
            && task.Attempt == attempt
                ? task
                : throw ServiceException.NotFound("Workflow task not found.");
    }

    /// <summary>Ends the task as failed and schedules the next attempt.</summary>
    public static void FailWorkflowTask(
        this Transition step, WorkflowTaskFailedCause cause, ProtoFailure? failure, string identity, bool scheduleNext = true)
    {
        var task = step.State.WorkflowTask;
        MaterializeForEnd(step, task);
        if (task.Kind == WorkflowTaskKind.Normal)
        {
            var happened = step.NewEvent(EventType.WorkflowTaskFailed);
            happened.WorkflowTaskFailedEventAttributes = new()
            {
                ScheduledEventId = task.ScheduledEventId,
                StartedEventId = task.StartedEventId,
                Cause = cause,
                Failure = failure,
                Identity = identity,
            };
            step.AppendDirectly(happened);
        }

        End(step, countsAsAttempt: true);
        if (scheduleNext)
        {
            step.RequestWorkflowTask(evenInBackoff: true);
        }
    }

    /// <summary>The worker did not answer in time.</summary>
    public static void TimeOutWorkflowTask(this Transition step, TimeoutType type)
    {
        var task = step.State.WorkflowTask;
        MaterializeForEnd(step, task);
        if (task.Kind == WorkflowTaskKind.Normal)
        {
            var happened = step.NewEvent(EventType.WorkflowTaskTimedOut);
            happened.WorkflowTaskTimedOutEventAttributes = new()
            {
                ScheduledEventId = task.ScheduledEventId,
                StartedEventId = type == TimeoutType.ScheduleToStart ? 0 : task.StartedEventId,
                TimeoutType = type,
            };
            step.AppendDirectly(happened);
        }

        End(step, countsAsAttempt: type == TimeoutType.StartToClose);
        step.RequestWorkflowTask(evenInBackoff: true);
    }

    // A speculative task that goes wrong leaves its trace and continues as an ordinary retry.
    private static void MaterializeForEnd(Transition step, WorkflowTaskState task)
    {
        if (task.Kind == WorkflowTaskKind.Speculative)
        {
            step.MaterializeSpeculativeTask();
        }
    }

    private static void End(Transition step, bool countsAsAttempt)
    {
        var state = step.State;
        var attempt = state.WorkflowTask.Attempt;
        // The first failure on a cached worker is retried as a first attempt with the whole history.
        state.WorkflowTaskAttempt = countsAsAttempt && state.Sticky is null ? attempt + 1 : attempt;
        state.Sticky = null;
        state.WorkflowTask = null;
        step.MarkChanged();
    }
}
