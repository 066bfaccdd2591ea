using Aios.Temporal.Server.Storage;

namespace Aios.Temporal.Server.Runs;

/// <summary>Runs in memory, least recently used first to go. Pinned runs stay, so the size is a target and not a limit.</summary>
internal sealed class RunCache(int capacity)
{
    private readonly Lock gate = new();
    private readonly Dictionary<RunKey, LinkedListNode<LiveRun>> byKey = [];
    private readonly LinkedList<LiveRun> recency = new();

    public LiveRun? Find(RunKey key)
    {
        lock (gate)
        {
            if (!byKey.TryGetValue(key, out var node))
            {
                return null;
            }

            recency.Remove(node);
            recency.AddFirst(node);
            return node.Value;
        }
    }

    /// <summary>Adds the run unless another call was first; returns the one that counts.</summary>
    public LiveRun Add(LiveRun run)
    {
        lock (gate)
        {
            if (byKey.TryGetValue(run.Key, out var known))
            {
                return known.Value;
            }

            byKey.Add(run.Key, recency.AddFirst(run));
            for (var node = recency.Last; node is not null && byKey.Count > capacity; node = node.Previous)
            {
                if (!node.Value.IsPinned && node.Value != run)
                {
                    byKey.Remove(node.Value.Key);
                    recency.Remove(node);
                    break;
                }
            }

            return run;
        }
    }

    public void Remove(RunKey key)
    {
        lock (gate)
        {
            if (byKey.Remove(key, out var node))
            {
                recency.Remove(node);
            }
        }
    }
}
