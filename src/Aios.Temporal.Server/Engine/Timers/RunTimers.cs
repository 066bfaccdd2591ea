using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Server.Engine.Activities;
using Aios.Temporal.Server.Engine.State;
using Aios.Temporal.Server.Engine.WorkflowTasks;

namespace Aios.Temporal.Server.Engine.Timers;

/// <summary>
/// All time-outs and timers of a run as functions of its state: when the next one is due, and what happens then. The server
/// keeps one entry per run in its queue; nothing else is stored (server semantics 6.1, 5.6, 3.5, 6.8).
/// </summary>
internal static class RunTimers
{
    /// <summary>Earliest moment at which <see cref="Fire"/> would change something; null: never.</summary>
    public static DateTime? NextDue(RunState state)
    {
        if (state.Status is not (WorkflowExecutionStatus.Running or WorkflowExecutionStatus.Paused))
        {
            return null;
        }

        DateTime? due = null;
        Consider(state.RunExpirationTime?.ToDateTime());
        if (state.FirstTaskBackoffUntil is { } backoff && state.WorkflowTask is null && state.Pause is null && state.LastCompletedEventId == 0)
        {
            Consider(backoff.ToDateTime());
        }

        if (state.WorkflowTask is { } task)
        {
            Consider(WorkflowTaskDue(task));
        }

        foreach (var timer in state.Timers.Values)
        {
            Consider(timer.ExpiryTime.ToDateTime());
        }

        foreach (var activity in state.Activities.Values)
        {
            Consider(ActivityTimeouts.Next(activity)?.Due);
            Consider(RetryDue(state, activity));
        }

        return due;

        void Consider(DateTime? time)
        {
            if (time is { } moment && (due is null || moment < due))
            {
                due = moment;
            }
        }
    }

    /// <summary>Does everything that is due at the step's time, in the order it became due.</summary>
    public static Transition Fire(Transition step)
    {
        var state = step.State;
        if (!step.IsOpen)
        {
            return step.Finish();
        }

        if (state.RunExpirationTime is { } expiration && expiration.ToDateTime() <= step.Now)
        {
            step.TimeOut();
            return step.Finish();
        }

        FireWorkflowTask(step);
        FireTimers(step);
        FireActivities(step);
        if (state.FirstTaskBackoffUntil is { } backoff && backoff.ToDateTime() <= step.Now)
        {
            state.FirstTaskBackoffUntil = null;
            step.MarkChanged();
            step.RequestWorkflowTask();
        }

        return step.Finish();
    }

    private static DateTime? WorkflowTaskDue(WorkflowTaskState task) => task.StartedEventId != 0
        ? task.StartedTime.ToDateTime() + task.StartToCloseTimeout.ToTimeSpan()
        : task.ScheduleToStartTimeout is { } limit ? task.ScheduledTime.ToDateTime() + limit.ToTimeSpan() : null;

    // A retry that waits for its time: stamps change with each attempt, so a second dispatch of the same attempt is dropped.
    private static DateTime? RetryDue(RunState state, ActivityState activity) =>
        activity is { StartedTime: null, Attempt: > 1, Paused: false } && state.Pause is null && !activity.RetryDispatched
            ? activity.ScheduledTime.ToDateTime()
            : null;

    private static void FireWorkflowTask(Transition step)
    {
        if (step.State.WorkflowTask is not { } task || WorkflowTaskDue(task) is not { } due || due > step.Now)
        {
            return;
        }

        if (task is { Kind: WorkflowTaskKind.Speculative, StartedEventId: 0 })
        {
            // No worker came for the update: an ordinary task on the normal queue takes over.
            step.State.Sticky = null;
            step.State.WorkflowTask = null;
            step.MarkChanged();
            step.RequestWorkflowTask(evenInBackoff: true);
            return;
        }

        step.TimeOutWorkflowTask(task.StartedEventId != 0 ? TimeoutType.StartToClose : TimeoutType.ScheduleToStart);
    }

    private static void FireTimers(Transition step)
    {
        var expired = step.State.Timers.Values
            .Where(timer => timer.ExpiryTime.ToDateTime() <= step.Now)
            .OrderBy(timer => timer.ExpiryTime.ToDateTime())
            .ThenBy(timer => timer.StartedEventId)
            .ToList();
        foreach (var timer in expired)
        {
            step.State.Timers.Remove(timer.TimerId);
            var happened = step.NewEvent(EventType.TimerFired);
            happened.TimerFiredEventAttributes = new() { TimerId = timer.TimerId, StartedEventId = timer.StartedEventId };
            step.AppendOrBuffer(happened);
            step.RequestWorkflowTask();
        }
    }

    private static void FireActivities(Transition step)
    {
        foreach (var activity in step.State.Activities.Values.OrderBy(activity => activity.ScheduledEventId).ToList())
        {
            if (ActivityTimeouts.Next(activity) is { } timeout && timeout.Due <= step.Now)
            {
                step.TimeOutActivity(activity, timeout.Type);
            }
            else if (RetryDue(step.State, activity) is { } retry && retry <= step.Now)
            {
                activity.RetryDispatched = true;
                step.MarkChanged();
                step.DispatchActivity(activity);
            }
        }
    }
}
