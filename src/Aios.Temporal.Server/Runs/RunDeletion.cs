using Aios.Temporal.Server.Engine.State;
using Aios.Temporal.Server.Storage;
using Aios.Temporal.Server.Visibility;

namespace Aios.Temporal.Server.Runs;

/// <summary>Removes runs with their history and their visibility.</summary>
internal sealed class RunDeletion(RunService runs, IVisibilityReader visibility)
{
    private const int PageSize = 500;

    // Enough that one commit of the store takes many of them.
    private const int Parallel = 32;

    public async Task DeleteAsync(RunKey key, CancellationToken cancellationToken)
    {
        using var held = await runs.LockAsync(key.NamespaceId, key.WorkflowId, cancellationToken);
        var commit = new StoreCommit();
        commit.DeletedRuns.Add(key);
        if ((await runs.Store.ReadCurrentRunAsync(key.NamespaceId, key.WorkflowId, cancellationToken))?.RunId == key.RunId)
        {
            commit.CurrentRuns.Add(new(key.NamespaceId, key.WorkflowId, null));
        }

        await runs.Store.CommitAsync(commit, cancellationToken);
        runs.Forget(key);
    }

    /// <summary>Removes all runs of a namespace.</summary>
    public Task DeleteAllAsync(string namespaceId, CancellationToken cancellationToken) =>
        DeleteMatchingAsync(namespaceId, VisibilityQuery.All, _ => ValueTask.FromResult(true), cancellationToken);

    /// <summary>Removes the runs that closed before a time and owe nothing to others any more.</summary>
    /// <returns>How many.</returns>
    public Task<int> DeleteClosedAsync(string namespaceId, DateTime before, CancellationToken cancellationToken) =>
        DeleteMatchingAsync(
            namespaceId,
            new(new VisibilityFilter.Compare(VisibilityFields.CloseTime, VisibilityOperator.Less, [before]), [], null),
            async key => await runs.Store.ReadRunAsync(key, cancellationToken) is { } blob && RunState.Parser.ParseFrom(blob).CloseWork is null,
            cancellationToken);

    private async Task<int> DeleteMatchingAsync(
        string namespaceId, VisibilityQuery query, Func<RunKey, ValueTask<bool>> isDue, CancellationToken cancellationToken)
    {
        var deleted = 0;
        byte[]? token = null;
        do
        {
            var page = await visibility.ListAsync(namespaceId, query, PageSize, token, cancellationToken);
            await System.Threading.Tasks.Parallel.ForEachAsync(
                page.Records,
                new ParallelOptions { MaxDegreeOfParallelism = Parallel, CancellationToken = cancellationToken },
                async (record, stop) =>
                {
                    if (await isDue(record.Key))
                    {
                        await DeleteAsync(record.Key, stop);
                        Interlocked.Increment(ref deleted);
                    }
                });
            token = page.NextPageToken;
        }
        while (token.Length > 0);
        return deleted;
    }
}
