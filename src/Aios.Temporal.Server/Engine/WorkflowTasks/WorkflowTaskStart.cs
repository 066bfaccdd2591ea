using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Server.Engine.State;

namespace Aios.Temporal.Server.Engine.WorkflowTasks;

/// <summary>A poll takes a workflow task.</summary>
internal static class WorkflowTaskStart
{
    /// <summary>
    /// Marks the pending task as started. Idempotent by the poll's request id. False: the task is stale (done, superseded or
    /// taken by another poll) and matching drops it.
    /// </summary>
    /// <param name="scheduledEventId">As dispatched; 0 takes whatever task is pending.</param>
    /// <param name="fromStickyQueue">A task taken from the normal queue ends stickiness: that worker gets the whole history.</param>
    public static bool TryStartWorkflowTask(
        this Transition step, long scheduledEventId, int attempt, string requestId, string identity, bool fromStickyQueue)
    {
        var state = step.State;
        var task = state.WorkflowTask;
        if (!step.IsOpen || task is null || (scheduledEventId != 0 && (task.ScheduledEventId != scheduledEventId || task.Attempt != attempt)))
        {
            return false;
        }

        if (task.StartedEventId != 0)
        {
            return task.RequestId == requestId;
        }

        if (fromStickyQueue && !task.Sticky)
        {
            return false;
        }

        if (!fromStickyQueue)
        {
            if (state.Sticky is not null)
            {
                state.Sticky = null;
                step.MarkChangedUnlessSpeculative();
            }

            task.Sticky = false;
            task.ScheduleToStartTimeout = null;
        }

        if (task.Kind != WorkflowTaskKind.Normal && task.ScheduledEventId != state.NextEventId)
        {
            // Something happened since this virtual task was scheduled: it becomes a real first attempt.
            task.Kind = WorkflowTaskKind.Normal;
            task.Attempt = 1;
            state.WorkflowTaskAttempt = 1;
            WorkflowTaskScheduling.WriteScheduledEvent(step, task);
        }

        Fill(step, task, requestId, identity);
        if (task.Kind == WorkflowTaskKind.Normal)
        {
            WorkflowTaskScheduling.WriteStartedEvent(step, task);
        }
        else
        {
            task.StartedEventId = task.ScheduledEventId + 1;
        }

        step.MarkChangedUnlessSpeculative();
        return true;
    }

    private static void Fill(Transition step, WorkflowTaskState task, string requestId, string identity)
    {
        var state = step.State;
        task.StartedTime = step.Time;
        task.RequestId = requestId;
        task.Identity = identity;
        task.HistorySizeBytes = state.HistorySizeBytes;
        task.SuggestContinueAsNewReasons.Clear();
        if (state.HistorySizeBytes >= step.Limits.SuggestContinueAsNewBytes)
        {
            task.SuggestContinueAsNewReasons.Add(SuggestContinueAsNewReason.HistorySizeTooLarge);
        }

        if (state.NextEventId - 1 >= step.Limits.SuggestContinueAsNewEvents)
        {
            task.SuggestContinueAsNewReasons.Add(SuggestContinueAsNewReason.TooManyHistoryEvents);
        }

        if (state.Updates.Count >= step.Limits.UpdatesPerRun * 0.9)
        {
            task.SuggestContinueAsNewReasons.Add(SuggestContinueAsNewReason.TooManyUpdates);
        }

        task.SuggestContinueAsNew = task.SuggestContinueAsNewReasons.Count > 0;
    }

    private static void MarkChangedUnlessSpeculative(this Transition step)
    {
        if (step.State.WorkflowTask.Kind != WorkflowTaskKind.Speculative)
        {
            step.MarkChanged();
        }
    }
}
