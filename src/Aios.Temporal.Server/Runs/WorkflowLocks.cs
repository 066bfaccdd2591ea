namespace Aios.Temporal.Server.Runs;

/// <summary>
/// One lock per workflow id, covering all its runs: starting, closing and continuing are then one step each. Held while a
/// transition is computed and committed, never while waiting for a poll, a worker or another workflow's lock.
/// </summary>
internal sealed class WorkflowLocks
{
    private readonly Lock gate = new();
    private readonly Dictionary<(string NamespaceId, string WorkflowId), Entry> entries = [];

    public async ValueTask<IDisposable> AcquireAsync(string namespaceId, string workflowId, CancellationToken cancellationToken = default)
    {
        var key = (namespaceId, workflowId);
        Entry? entry;
        lock (gate)
        {
            if (!entries.TryGetValue(key, out entry))
            {
                entries.Add(key, entry = new());
            }

            entry.Users++;
        }

        try
        {
            await entry.Semaphore.WaitAsync(cancellationToken);
        }
        catch
        {
            Forget(key, entry);
            throw;
        }

        return new Holder(this, key, entry);
    }

    private void Forget((string NamespaceId, string WorkflowId) key, Entry entry)
    {
        lock (gate)
        {
            if (--entry.Users == 0)
            {
                entries.Remove(key);
            }
        }
    }

    private sealed class Entry
    {
        public SemaphoreSlim Semaphore { get; } = new(1, 1);

        public int Users { get; set; }
    }

    private sealed class Holder(WorkflowLocks locks, (string NamespaceId, string WorkflowId) key, Entry entry) : IDisposable
    {
        public void Dispose()
        {
            entry.Semaphore.Release();
            locks.Forget(key, entry);
        }
    }
}
