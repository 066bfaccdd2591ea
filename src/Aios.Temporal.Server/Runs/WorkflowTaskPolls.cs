using Aios.Temporal.Api.Common.V1;
using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Api.History.V1;
using Aios.Temporal.Api.Protocol.V1;
using Aios.Temporal.Api.WorkflowService.V1;
using Aios.Temporal.Server.Engine.WorkflowTasks;
using Aios.Temporal.Server.Matching;
using Google.Protobuf.WellKnownTypes;

namespace Aios.Temporal.Server.Runs;

/// <summary>Turns a matched item into what a worker receives (server semantics 3.6).</summary>
internal sealed class WorkflowTaskPolls(RunService runs, RunHistory histories)
{
    /// <summary>Null: the item is stale, take the next one.</summary>
    public async Task<PollWorkflowTaskQueueResponse?> StartAsync(
        TaskItem.WorkflowTask item, string requestId, string identity, CancellationToken cancellationToken)
    {
        using var held = await runs.LockAsync(item.Run.NamespaceId, item.Run.WorkflowId, cancellationToken);
        var run = await runs.FindAsync(item.Run, cancellationToken);
        if (run is null)
        {
            return null;
        }

        var step = runs.Step(run);
        if (!step.TryStartWorkflowTask(item.ScheduledEventId, item.Attempt, requestId, identity, item.FromSticky))
        {
            return null;
        }

        await runs.CommitAsync(run, step.Finish());
        return await ResponseAsync(run, item.FromSticky, cancellationToken);
    }

    /// <summary>The started task of a run as a worker receives it. The caller holds the lock.</summary>
    public async Task<PollWorkflowTaskQueueResponse> ResponseAsync(LiveRun run, bool onlyNewEvents, CancellationToken cancellationToken)
    {
        var state = run.State;
        var task = state.WorkflowTask;
        var from = onlyNewEvents ? state.LastCompletedStartedEventId + 1 : 1;
        var page = await histories.TaskPageAsync(run, from, cancellationToken);
        var response = new PollWorkflowTaskQueueResponse
        {
            TaskToken = TaskTokens.Workflow(run.Key, task).Encode(),
            WorkflowExecution = new() { WorkflowId = run.Key.WorkflowId, RunId = run.Key.RunId },
            WorkflowType = state.Started.WorkflowType,
            PreviousStartedEventId = state.LastCompletedStartedEventId,
            StartedEventId = task.StartedEventId,
            Attempt = task.Attempt,
            History = page.History,
            NextPageToken = page.NextPageToken,
            WorkflowExecutionTaskQueue = new() { Name = state.Started.TaskQueue.Name, Kind = TaskQueueKind.Normal },
            ScheduledTime = task.ScheduledTime,
            StartedTime = task.StartedTime,
        };
        foreach (var update in run.Updates.Undelivered.ToList())
        {
            update.IsDelivered = true;
            response.Messages.Add(new Message
            {
                Id = $"{update.Request.Meta.UpdateId}/request",
                ProtocolInstanceId = update.Request.Meta.UpdateId,
                EventId = task.StartedEventId - 1,
                Body = Any.Pack(update.Request),
            });
        }

        foreach (var query in run.Queries.All.Where(query => !query.IsWithTask))
        {
            query.IsWithTask = true;
            response.Queries.Add(query.Id, query.Query);
        }

        return response;
    }

    /// <summary>The response of a query task: history to replay, or nothing when the worker has the run cached.</summary>
    public async Task<PollWorkflowTaskQueueResponse?> QueryAsync(TaskItem.Query item, CancellationToken cancellationToken)
    {
        using var held = await runs.LockAsync(item.Run.NamespaceId, item.Run.WorkflowId, cancellationToken);
        var run = await runs.FindAsync(item.Run, cancellationToken);
        if (run is null || !run.Queries.TryGet(item.QueryId, out var query))
        {
            return null;
        }

        var state = run.State;
        var page = item.FromSticky ? new HistoryPage(new History(), Google.Protobuf.ByteString.Empty) : await histories.QueryPageAsync(run, cancellationToken);
        return new()
        {
            TaskToken = TaskTokens.Query(run.Key, item.QueryId).Encode(),
            WorkflowExecution = new WorkflowExecution { WorkflowId = run.Key.WorkflowId, RunId = run.Key.RunId },
            WorkflowType = state.Started.WorkflowType,
            PreviousStartedEventId = state.LastCompletedStartedEventId,
            StartedEventId = 0,
            Attempt = 1,
            History = page.History,
            NextPageToken = page.NextPageToken,
            WorkflowExecutionTaskQueue = new() { Name = state.Started.TaskQueue.Name, Kind = TaskQueueKind.Normal },
            ScheduledTime = Timestamp.FromDateTime(runs.Clock.UtcNow),
            StartedTime = Timestamp.FromDateTime(runs.Clock.UtcNow),
            Query = query.Query,
        };
    }
}
