using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Api.Update.V1;
using Aios.Temporal.Server.Engine;
using Aios.Temporal.Server.Engine.Requests;
using Aios.Temporal.Server.Engine.WorkflowTasks;

namespace Aios.Temporal.Server.Runs;

/// <summary>How far an update had come when its caller stopped waiting.</summary>
internal sealed record UpdateStatus(string RunId, UpdateWorkflowExecutionLifecycleStage Stage, Outcome? Outcome);

/// <summary>Admits updates and waits for them (server semantics 6.11).</summary>
internal sealed class UpdateCalls(RunService runs)
{
    /// <summary>Longest wait of one call; clients call again.</summary>
    public static readonly TimeSpan LongPoll = TimeSpan.FromSeconds(20);

    /// <summary>Admits the update, or attaches to the one with the same id. The caller holds the lock.</summary>
    public async Task<UpdateProgress> AdmitAsync(LiveRun run, Request request, CancellationToken cancellationToken)
    {
        var id = request.Meta.UpdateId;
        var state = run.State;
        if (state.Updates.TryGetValue(id, out var known))
        {
            return await KnownAsync(run, id, known.CompletedEventId, cancellationToken);
        }

        if (run.Updates.TryGet(id, out _))
        {
            return run.UpdateWaiters.For(id);
        }

        var step = runs.Step(run);
        Refuse(run, step);
        run.Updates.Admit(request);
        var progress = run.UpdateWaiters.For(id);
        if (state.WorkflowTask is null)
        {
            step.ScheduleSpeculativeTask();
            await runs.CommitAsync(run, step.Finish());
        }

        return progress;
    }

    public async Task<UpdateStatus> UpdateAsync(
        string namespaceId,
        string workflowId,
        string runId,
        string firstRunId,
        Request request,
        UpdateWorkflowExecutionLifecycleStage stage,
        CancellationToken cancellationToken)
    {
        UpdateProgress progress;
        LiveRun run;
        using (await runs.LockAsync(namespaceId, workflowId, cancellationToken))
        {
            run = await runs.RequireAsync(namespaceId, workflowId, firstRunId.Length > 0 ? string.Empty : runId, cancellationToken);
            if (firstRunId.Length > 0 && run.State.Started.FirstExecutionRunId != firstRunId)
            {
                throw ServiceException.NotFound("workflow execution not found");
            }

            progress = await AdmitAsync(run, request, cancellationToken);
        }

        return await WaitAsync(run.Key.RunId, progress, stage, cancellationToken);
    }

    public async Task<UpdateStatus> PollAsync(
        string namespaceId,
        string workflowId,
        string runId,
        string updateId,
        UpdateWorkflowExecutionLifecycleStage stage,
        CancellationToken cancellationToken)
    {
        UpdateProgress progress;
        LiveRun run;
        using (await runs.LockAsync(namespaceId, workflowId, cancellationToken))
        {
            run = await runs.RequireAsync(namespaceId, workflowId, runId, cancellationToken);
            if (run.State.Updates.TryGetValue(updateId, out var known))
            {
                progress = await KnownAsync(run, updateId, known.CompletedEventId, cancellationToken);
            }
            else if (!run.Updates.TryGet(updateId, out _))
            {
                throw ServiceException.NotFound($"update \"{updateId}\" not found");
            }
            else
            {
                progress = run.UpdateWaiters.For(updateId);
            }
        }

        return await WaitAsync(run.Key.RunId, progress, stage, cancellationToken);
    }

    public async Task<UpdateStatus> WaitAsync(
        string runId, UpdateProgress progress, UpdateWorkflowExecutionLifecycleStage stage, CancellationToken cancellationToken)
    {
        var target = stage switch
        {
            UpdateWorkflowExecutionLifecycleStage.Accepted => progress.Accepted,
            UpdateWorkflowExecutionLifecycleStage.Completed => progress.Completed,
            _ => Task.CompletedTask,
        };
        try
        {
            await target.WaitAsync(LongPoll, runs.Clock.Real, cancellationToken);
        }
        catch (TimeoutException)
        {
            // What was reached is the answer.
        }

        return progress.Completed.IsCompletedSuccessfully
            ? new(runId, UpdateWorkflowExecutionLifecycleStage.Completed, await progress.Completed)
            : new(runId, progress.IsAccepted ? UpdateWorkflowExecutionLifecycleStage.Accepted : UpdateWorkflowExecutionLifecycleStage.Admitted, null);
    }

    // After a restart the waiters are gone but accepted and completed updates are in the state.
    private async Task<UpdateProgress> KnownAsync(LiveRun run, string updateId, long completedEventId, CancellationToken cancellationToken)
    {
        if (completedEventId == 0)
        {
            var waiting = run.UpdateWaiters.For(updateId);
            waiting.Accept();
            return waiting;
        }

        var events = await runs.Store.ReadHistoryAsync(run.Key, completedEventId, completedEventId + 1, 1, int.MaxValue, cancellationToken);
        var done = new UpdateProgress();
        done.Complete(events[0].WorkflowExecutionUpdateCompletedEventAttributes.Outcome);
        return done;
    }

    private static void Refuse(LiveRun run, Transition step)
    {
        if (!step.IsOpen)
        {
            throw ServiceException.RunClosed();
        }

        if (run.State.Pause is not null)
        {
            throw ServiceException.FailedPrecondition("Workflow is paused. Cannot update the workflow.");
        }

        if (run.State.WorkflowTask is { Attempt: >= 3 })
        {
            throw ServiceException.NotReady("Unable to perform workflow execution update due to Workflow Task in failed state.");
        }

        RunRequests.RefuseWhileClosing(step);
        if (run.Updates.All.Count >= step.Limits.UpdatesInFlight)
        {
            throw ServiceException.Exhausted(ResourceExhaustedCause.ConcurrentLimit,
                $"limit on number of concurrent in-flight updates has been reached ({step.Limits.UpdatesInFlight})");
        }

        if (run.State.Updates.Count >= step.Limits.UpdatesPerRun)
        {
            throw ServiceException.FailedPrecondition(
                $"The limit on the total number of distinct updates in this workflow has been reached ({step.Limits.UpdatesPerRun}).");
        }
    }
}
