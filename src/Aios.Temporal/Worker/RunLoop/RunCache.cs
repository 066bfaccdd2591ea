using Aios.Temporal.Common;

namespace Aios.Temporal.Worker.RunLoop;

/// <summary>The runs in memory, least recently used first to go. Thread-safe.</summary>
internal sealed class RunCache(int capacity, WorkerMetrics metrics)
{
    private readonly Dictionary<string, LinkedListNode<CachedRun>> runs = new(StringComparer.Ordinal);
    private readonly LinkedList<CachedRun> byUse = new();
    private readonly Lock gate = new();

    /// <summary>Finds a run or makes it; either way it is the most recently used one then.</summary>
    public CachedRun Use(string runId, Func<CachedRun> create)
    {
        CachedRun? leaving = null;
        CachedRun found;
        lock (gate)
        {
            if (runs.TryGetValue(runId, out var node))
            {
                byUse.Remove(node);
                byUse.AddLast(node);
                metrics.CacheHit();
                return node.Value;
            }

            found = create();
            runs[runId] = byUse.AddLast(found);
            if (capacity > 0 && runs.Count > capacity)
            {
                leaving = NextToLeave();
            }

            metrics.SetCacheSize(runs.Count);
        }

        // Runs call back into the cache under their own lock, so they are never called under this one.
        leaving?.TryPost(new RunInput.EvictRequested("cache is full"));
        return found;
    }

    public void Remove(CachedRun run)
    {
        lock (gate)
        {
            if (runs.TryGetValue(run.RunId, out var node) && node.Value == run)
            {
                runs.Remove(run.RunId);
                byUse.Remove(node);
                metrics.SetCacheSize(runs.Count);
            }
        }
    }

    public IReadOnlyList<CachedRun> Snapshot()
    {
        lock (gate)
        {
            return [.. byUse];
        }
    }

    private CachedRun? NextToLeave()
    {
        foreach (var run in byUse)
        {
            if (!run.IsLeaving)
            {
                run.IsLeaving = true;
                metrics.ForcedEviction();
                return run;
            }
        }

        return null;
    }
}
