using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Server.Engine.State;

namespace Aios.Temporal.Server.Engine;

/// <summary>
/// The effects that a stored state still owes: what a server does after a restart instead of reading a task table. For a
/// running server the effects of each transition are the difference; tests check that both agree.
/// </summary>
internal static class PendingWork
{
    public static IEnumerable<RunEffect> Of(RunState state, DateTime now)
    {
        if (state.Status is not (WorkflowExecutionStatus.Running or WorkflowExecutionStatus.Paused))
        {
            if (state.CloseWork is not null)
            {
                yield return new RunEffect.Closed(state.Status, state.NewExecutionRunId.Length > 0);
            }

            yield break;
        }

        if (state.WorkflowTask is { StartedEventId: 0 } task)
        {
            yield return new RunEffect.DispatchWorkflowTask(
                task.TaskQueue, state.Started.TaskQueue.Name, task.Sticky, task.ScheduledEventId, task.Attempt, Speculative: false);
        }

        if (state.Pause is null)
        {
            foreach (var activity in state.Activities.Values)
            {
                if (activity is { StartedTime: null, Paused: false } && activity.ScheduledTime.ToDateTime() <= now)
                {
                    yield return new RunEffect.DispatchActivity(
                        activity.Attributes.TaskQueue.Name, activity.ScheduledEventId, activity.Stamp, activity.Attempt);
                }
            }
        }

        foreach (var child in state.Children.Values.Where(child => child.StartedEventId == 0))
        {
            yield return new RunEffect.StartChild(child.InitiatedEventId);
        }

        foreach (var signal in state.ExternalSignals.Keys)
        {
            yield return new RunEffect.SignalExternal(signal);
        }

        foreach (var cancel in state.ExternalCancels.Keys)
        {
            yield return new RunEffect.CancelExternal(cancel);
        }
    }
}
