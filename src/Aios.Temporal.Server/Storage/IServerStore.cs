using Aios.Temporal.Api.History.V1;

namespace Aios.Temporal.Server.Storage;

/// <summary>
/// The durable side of the server. Reads see every commit that was acknowledged. One commit is atomic across all its parts;
/// implementations may group concurrent commits into one transaction, but complete a caller's task only when its own commit
/// is as durable as the store promises. A failed commit leaves nothing behind.
/// </summary>
internal interface IServerStore : IAsyncDisposable
{
    /// <summary>Serialised run state, or null if there is no such run.</summary>
    ValueTask<byte[]?> ReadRunAsync(RunKey key, CancellationToken cancellationToken = default);

    /// <summary>The run that a request without run id means, or null.</summary>
    ValueTask<CurrentRun?> ReadCurrentRunAsync(string namespaceId, string workflowId, CancellationToken cancellationToken = default);

    /// <summary>
    /// Events with <paramref name="fromEventId"/> &lt;= id &lt; <paramref name="toEventIdExclusive"/>, ascending, at most
    /// <paramref name="maxEvents"/> and about <paramref name="maxBytes"/> (at least one event if there is one).
    /// </summary>
    ValueTask<IReadOnlyList<HistoryEvent>> ReadHistoryAsync(
        RunKey key, long fromEventId, long toEventIdExclusive, int maxEvents, int maxBytes, CancellationToken cancellationToken = default);

    /// <summary>State of every run that is open or still owes work to others: read once, at start.</summary>
    IAsyncEnumerable<byte[]> ReadPendingRunsAsync(CancellationToken cancellationToken = default);

    /// <summary>Documents of one kind (namespace, schedule, batch, search attributes...) in key order, starting after a key.</summary>
    ValueTask<IReadOnlyList<StoredDocument>> ReadDocumentsAsync(
        string kind, string scope, string? afterKey, int maxCount, CancellationToken cancellationToken = default);

    /// <summary>One document, or null.</summary>
    ValueTask<StoredDocument?> ReadDocumentAsync(string kind, string scope, string key, CancellationToken cancellationToken = default);

    /// <summary>Applies everything in <paramref name="commit"/> or nothing; done when durable.</summary>
    Task CommitAsync(StoreCommit commit, CancellationToken cancellationToken = default);
}

/// <summary>The current run of a workflow id.</summary>
internal sealed record CurrentRun(string RunId);

/// <summary>A small named blob outside runs. <paramref name="Scope"/> is a namespace id, or empty for the whole server.</summary>
internal sealed record StoredDocument(string Kind, string Scope, string Key, byte[] Content, long Revision);
