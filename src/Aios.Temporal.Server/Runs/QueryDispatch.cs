using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Api.ErrorDetails.V1;
using Aios.Temporal.Api.Query.V1;
using Aios.Temporal.Server.Engine;
using Aios.Temporal.Server.Engine.State;
using Aios.Temporal.Server.Matching;
using Aios.Temporal.Server.Runs.Queries;
using Grpc.Core;

namespace Aios.Temporal.Server.Runs;

/// <summary>Finds a worker for a query: with the workflow task that is due anyway, or with a task of its own (server semantics 6.10).</summary>
internal sealed class QueryDispatch(RunService runs, MatchingService matching)
{
    private static readonly TimeSpan PollerSeen = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public async Task<WorkflowQueryResult> QueryAsync(
        string namespaceId, string workflowId, string runId, WorkflowQuery query, TimeSpan? deadline, CancellationToken cancellationToken)
    {
        PendingQuery pending;
        LiveRun run;
        using (await runs.LockAsync(namespaceId, workflowId, cancellationToken))
        {
            run = await runs.RequireAsync(namespaceId, workflowId, runId, cancellationToken);
            RefuseIfNotReady(run.State);
            pending = new(runs.Ids.NewId(), query);
            run.Queries.Add(pending);
            if (!WaitsForTask(run.State))
            {
                Dispatch(run, pending);
            }
        }

        runs.Clock.Hold();
        try
        {
            var result = await pending.Answer.WaitAsync(deadline ?? Patience, runs.Clock.Real, cancellationToken);
            return result.ResultType == QueryResultType.Failed ? throw Failed(result) : result;
        }
        catch (TimeoutException)
        {
            throw run.State.LastCompletedEventId == 0
                ? ServiceException.NotReady("Workflow task is not scheduled yet.")
                : new ServiceException(StatusCode.DeadlineExceeded, "query timed out before a worker could process it");
        }
        finally
        {
            runs.Clock.Release();
            using var held = await runs.LockAsync(namespaceId, workflowId, CancellationToken.None);
            run.Queries.Remove(pending.Id);
        }
    }

    /// <summary>The answer to a query that had a task of its own.</summary>
    public async Task AnswerAsync(TaskToken token, WorkflowQueryResult result)
    {
        using var held = await runs.LockAsync(token.NamespaceId, token.WorkflowId);
        var run = await runs.FindAsync(token.Run());
        if (run is null || !run.Queries.TryGet(token.QueryId, out var query))
        {
            throw ServiceException.NotFound("query task not found, or already expired");
        }

        query.Resolve(result);
        run.Queries.Remove(token.QueryId);
    }

    /// <summary>A workflow task ended: queries that it did not answer wait for the next one or get their own.</summary>
    public void TaskEnded(LiveRun run)
    {
        foreach (var query in run.Queries.All.ToList())
        {
            query.IsWithTask = false;
            if (!WaitsForTask(run.State))
            {
                Dispatch(run, query);
            }
        }
    }

    private static bool WaitsForTask(RunState state) => state.LastCompletedEventId == 0
        || (state.Status is WorkflowExecutionStatus.Running && state.WorkflowTask is not null);

    private static void RefuseIfNotReady(RunState state)
    {
        if (state.Status is not (WorkflowExecutionStatus.Running or WorkflowExecutionStatus.Paused) && state.LastCompletedEventId == 0)
        {
            throw ServiceException.NotReady("Workflow execution closed before WorkflowTaskStarted event");
        }

        if (state.WorkflowTask is { Attempt: >= 3 })
        {
            throw ServiceException.NotReady("Unable to query workflow due to Workflow Task in failed state.");
        }
    }

    private static ServiceException Failed(WorkflowQueryResult result) =>
        new(StatusCode.InvalidArgument, result.ErrorMessage, new QueryFailedFailure { Failure = result.Failure });

    private void Dispatch(LiveRun run, PendingQuery query)
    {
        var normal = run.State.Started.TaskQueue.Name;
        if (!matching.Queue(new(run.Key.NamespaceId, normal, TaskKind.Workflow)).WasPolledWithin(PollerSeen)
            && (run.State.Sticky is null || !matching.Queue(new(run.Key.NamespaceId, run.State.Sticky.TaskQueue, TaskKind.Workflow)).WasPolledWithin(PollerSeen)))
        {
            query.Fail(ServiceException.FailedPrecondition("no poller seen for task queue recently, worker may be down"));
            return;
        }

        matching.AddWorkflowTask(
            run.Key.NamespaceId,
            run.State.Sticky?.TaskQueue ?? normal,
            normal,
            run.State.Sticky is not null,
            sticky => new TaskItem.Query(run.Key, query.Id, sticky) { Created = runs.Clock.Real.GetUtcNow().UtcDateTime });
    }
}
