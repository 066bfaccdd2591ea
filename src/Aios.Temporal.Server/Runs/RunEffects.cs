using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Server.Engine;
using Aios.Temporal.Server.Engine.State;
using Aios.Temporal.Server.Matching;
using ProtoFailure = Aios.Temporal.Api.Failure.V1.Failure;

namespace Aios.Temporal.Server.Runs;

/// <summary>Performs effects after their commit. Never throws and never waits: what takes time goes to the outbox.</summary>
internal sealed class RunEffects(MatchingService matching, Outbox outbox)
{
    private RunService? runs;

    private RunService Runs => runs ?? throw new InvalidOperationException("not attached to a run service");

    public void Attach(RunService service)
    {
        runs = service;
        outbox.Attach(service);
    }

    public void Perform(LiveRun run, IEnumerable<RunEffect> effects)
    {
        foreach (var effect in effects)
        {
            Perform(run, effect);
        }
    }

    private void Perform(LiveRun run, RunEffect effect)
    {
        switch (effect)
        {
            case RunEffect.DispatchWorkflowTask task:
                matching.AddWorkflowTask(run.Key.NamespaceId, task.TaskQueue, task.NormalTaskQueue, task.Sticky, sticky =>
                    new TaskItem.WorkflowTask(run.Key, task.ScheduledEventId, task.Attempt, sticky)
                    {
                        Created = Runs.Clock.Real.GetUtcNow().UtcDateTime,
                        Priority = Priority(run.State),
                    });
                break;
            case RunEffect.DispatchActivity activity:
                matching.Queue(new(run.Key.NamespaceId, activity.TaskQueue, TaskKind.Activity)).Add(
                    new TaskItem.Activity(run.Key, activity.ScheduledEventId, activity.Stamp)
                    {
                        Created = Runs.Clock.Real.GetUtcNow().UtcDateTime,
                        Priority = Priority(run.State),
                    });
                break;
            case RunEffect.StartChild or RunEffect.SignalExternal or RunEffect.CancelExternal:
                outbox.Enqueue(run.Key, effect);
                break;
            case RunEffect.Closed closed:
                Close(run, closed);
                break;
            case RunEffect.UpdateAccepted accepted:
                if (run.Updates.TryGet(accepted.UpdateId, out var entry))
                {
                    entry.IsAccepted = true;
                }

                run.UpdateWaiters.For(accepted.UpdateId).Accept();
                break;
            case RunEffect.UpdateCompleted completed:
                Finish(run, completed.UpdateId, completed.Outcome);
                break;
            case RunEffect.UpdateRejected rejected:
                Finish(run, rejected.UpdateId, rejected.Outcome);
                break;
        }
    }

    private static int Priority(RunState state) => state.Priority is { PriorityKey: > 0 } priority ? priority.PriorityKey : 3;

    private static void Finish(LiveRun run, string updateId, Api.Update.V1.Outcome outcome)
    {
        run.Updates.Remove(updateId);
        run.UpdateWaiters.For(updateId).Complete(outcome);
        run.UpdateWaiters.Remove(updateId);
    }

    private void Close(LiveRun run, RunEffect.Closed closed)
    {
        foreach (var entry in run.Updates.All.ToList())
        {
            var id = entry.Request.Meta.UpdateId;
            if (entry.IsAccepted && !closed.HasSuccessor)
            {
                Finish(run, id, new() { Failure = AcceptedButClosed() });
                continue;
            }

            run.UpdateWaiters.For(id).Abort(closed.HasSuccessor
                ? ServiceException.Busy("workflow is continuing as a new run")
                : ServiceException.NotFound("workflow update was aborted by closing workflow"));
            run.UpdateWaiters.Remove(id);
            run.Updates.Remove(id);
        }

        if (run.State.CloseWork is not null)
        {
            outbox.Enqueue(run.Key, closed);
        }
    }

    private static ProtoFailure AcceptedButClosed() => new()
    {
        Message = "Workflow Update failed because the Workflow completed before the Update completed.",
        Source = "Server",
        ApplicationFailureInfo = new() { Type = "AcceptedUpdateCompletedWorkflow", NonRetryable = true, Category = ApplicationErrorCategory.Unspecified },
    };
}
