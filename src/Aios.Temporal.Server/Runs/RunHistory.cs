using Aios.Temporal.Api.History.V1;
using Aios.Temporal.Server.Engine.State;
using Aios.Temporal.Server.Engine.WorkflowTasks;
using Google.Protobuf;

namespace Aios.Temporal.Server.Runs;

/// <summary>A page of history and the token of the next one; empty on the last.</summary>
internal sealed record HistoryPage(History History, ByteString NextPageToken);

/// <summary>Reads history in pages, from memory where it can (server semantics 7.1).</summary>
internal sealed class RunHistory(RunService runs)
{
    /// <summary>Events per page.</summary>
    public const int PageEvents = 256;

    /// <summary>Approximate bytes per page.</summary>
    public const int PageBytes = 3 * 1024 * 1024;

    /// <summary>First page for the started workflow task of a run, up to and including its started event.</summary>
    public async Task<HistoryPage> TaskPageAsync(LiveRun run, long fromEventId, CancellationToken cancellationToken)
    {
        var task = run.State.WorkflowTask;
        var token = new HistoryToken
        {
            RunId = run.Key.RunId,
            NextEventId = fromEventId,
            EndEventId = task.Kind == WorkflowTaskKind.Normal ? task.StartedEventId + 1 : run.State.NextEventId,
            WithVirtualTask = task.Kind != WorkflowTaskKind.Normal,
        };
        return await PageAsync(run, token, PageEvents, cancellationToken);
    }

    /// <summary>Everything up to the last completed workflow task, for a query on a worker without the run.</summary>
    public Task<HistoryPage> QueryPageAsync(LiveRun run, CancellationToken cancellationToken) =>
        PageAsync(run, new() { RunId = run.Key.RunId, NextEventId = 1, EndEventId = run.State.NextEventId }, PageEvents, cancellationToken);

    /// <summary>The page that a token names, and the token after it.</summary>
    public async Task<HistoryPage> PageAsync(LiveRun run, HistoryToken token, int maxEvents, CancellationToken cancellationToken)
    {
        var history = new History();
        history.Events.AddRange(await ReadAsync(run, token.NextEventId, token.EndEventId, maxEvents, cancellationToken));
        var next = history.Events.Count == 0 ? token.EndEventId : history.Events[^1].EventId + 1;
        if (next < token.EndEventId)
        {
            return new(history, (token with { NextEventId = next }).Encode());
        }

        if (token.WithVirtualTask && run.State.WorkflowTask is { StartedEventId: not 0 } task && task.Kind != WorkflowTaskKind.Normal)
        {
            history.Events.Add(WorkflowTaskScheduling.ScheduledEvent(task, run.State));
            history.Events.Add(WorkflowTaskScheduling.StartedEvent(task));
        }

        return new(history, ByteString.Empty);
    }

    public async Task<IReadOnlyList<HistoryEvent>> ReadAsync(
        LiveRun run, long fromEventId, long toEventIdExclusive, int maxEvents, CancellationToken cancellationToken)
    {
        if (fromEventId >= toEventIdExclusive)
        {
            return [];
        }

        var events = new List<HistoryEvent>();
        var end = Math.Min(toEventIdExclusive, fromEventId + maxEvents);
        return run.TryReadTail(fromEventId, end, events)
            ? events
            : await runs.Store.ReadHistoryAsync(run.Key, fromEventId, toEventIdExclusive, maxEvents, PageBytes, cancellationToken);
    }
}
