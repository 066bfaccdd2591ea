using System.Runtime.CompilerServices;
using Aios.Temporal.Api.History.V1;
using Aios.Temporal.Server.Visibility;

namespace Aios.Temporal.Server.Storage.InMemory;

/// <summary>Keeps everything in memory: for tests and throw-away servers. Commits are atomic and durable until the process ends.</summary>
internal sealed partial class InMemoryStore : IServerStore
{
    private readonly Lock gate = new();
    private readonly Dictionary<RunKey, StoredRun> runs = [];
    private readonly Dictionary<(string NamespaceId, string WorkflowId), string> current = [];
    private readonly Dictionary<(string Kind, string Scope), SortedDictionary<string, StoredDocument>> documents = [];
    private readonly Dictionary<RunKey, VisibilityRecord> visibility = [];
    private long revision;

    public ValueTask<byte[]?> ReadRunAsync(RunKey key, CancellationToken cancellationToken = default)
    {
        lock (gate)
        {
            return ValueTask.FromResult(runs.TryGetValue(key, out var run) ? run.State : null);
        }
    }

    public ValueTask<CurrentRun?> ReadCurrentRunAsync(string namespaceId, string workflowId, CancellationToken cancellationToken = default)
    {
        lock (gate)
        {
            return ValueTask.FromResult(current.TryGetValue((namespaceId, workflowId), out var runId) ? new CurrentRun(runId) : null);
        }
    }

    public ValueTask<IReadOnlyList<HistoryEvent>> ReadHistoryAsync(
        RunKey key, long fromEventId, long toEventIdExclusive, int maxEvents, int maxBytes, CancellationToken cancellationToken = default)
    {
        lock (gate)
        {
            if (!runs.TryGetValue(key, out var run))
            {
                return ValueTask.FromResult<IReadOnlyList<HistoryEvent>>([]);
            }

            var events = new List<HistoryEvent>();
            var bytes = 0L;
            for (var index = Math.Max(0, (int)fromEventId - 1); index < run.Events.Count && events.Count < maxEvents; index++)
            {
                var happened = run.Events[index];
                bytes += happened.CalculateSize();
                if (happened.EventId >= toEventIdExclusive || (bytes > maxBytes && events.Count > 0))
                {
                    break;
                }

                events.Add(happened);
            }

            return ValueTask.FromResult<IReadOnlyList<HistoryEvent>>(events);
        }
    }

    public async IAsyncEnumerable<byte[]> ReadPendingRunsAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        List<byte[]> pending;
        lock (gate)
        {
            pending = [.. runs.Values.Where(run => run.IsPending).Select(run => run.State)];
        }

        foreach (var state in pending)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return state;
        }

        await ValueTask.CompletedTask;
    }

    public ValueTask<IReadOnlyList<StoredDocument>> ReadDocumentsAsync(
        string kind, string scope, string? afterKey, int maxCount, CancellationToken cancellationToken = default)
    {
        lock (gate)
        {
            IReadOnlyList<StoredDocument> found = documents.TryGetValue((kind, scope), out var group)
                ? [.. group.Where(entry => afterKey is null || Utf8Order.Instance.Compare(entry.Key, afterKey) > 0).Take(maxCount).Select(entry => entry.Value)]
                : [];
            return ValueTask.FromResult(found);
        }
    }

    public ValueTask<StoredDocument?> ReadDocumentAsync(string kind, string scope, string key, CancellationToken cancellationToken = default)
    {
        lock (gate)
        {
            return ValueTask.FromResult(Find(kind, scope, key));
        }
    }

    public Task CommitAsync(StoreCommit commit, CancellationToken cancellationToken = default)
    {
        lock (gate)
        {
            foreach (var write in commit.Documents)
            {
                if (write.ExpectedRevision is { } expected && (Find(write.Kind, write.Scope, write.Key)?.Revision ?? 0) != expected)
                {
                    throw new StoreConflictException($"{write.Kind} {write.Key} was changed by another call");
                }
            }

            commit.Runs.ForEach(Apply);
            commit.CurrentRuns.ForEach(Apply);
            commit.Documents.ForEach(Apply);
            foreach (var key in commit.DeletedRuns)
            {
                runs.Remove(key);
                visibility.Remove(key);
            }
        }

        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private StoredDocument? Find(string kind, string scope, string key) =>
        documents.TryGetValue((kind, scope), out var group) && group.TryGetValue(key, out var document) ? document : null;

    private void Apply(RunWrite write)
    {
        if (!runs.TryGetValue(write.Key, out var run))
        {
            runs.Add(write.Key, run = new());
        }

        run.State = write.State;
        run.IsPending = write.IsPending;
        run.Events.AddRange(write.NewEvents);
        if (write.Visibility is { } row)
        {
            visibility[write.Key] = row;
        }
    }

    private void Apply(CurrentRunWrite write)
    {
        if (write.RunId is null)
        {
            current.Remove((write.NamespaceId, write.WorkflowId));
        }
        else
        {
            current[(write.NamespaceId, write.WorkflowId)] = write.RunId;
        }
    }

    private void Apply(DocumentWrite write)
    {
        var groupKey = (write.Kind, write.Scope);
        if (!documents.TryGetValue(groupKey, out var group))
        {
            documents.Add(groupKey, group = new(Utf8Order.Instance));
        }

        if (write.Content is null)
        {
            group.Remove(write.Key);
        }
        else
        {
            group[write.Key] = new(write.Kind, write.Scope, write.Key, write.Content, ++revision);
        }
    }

    private sealed class StoredRun
    {
        public byte[] State { get; set; } = [];

        public bool IsPending { get; set; }

        public List<HistoryEvent> Events { get; } = [];
    }
}
