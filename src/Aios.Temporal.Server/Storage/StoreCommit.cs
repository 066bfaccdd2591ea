using Aios.Temporal.Api.History.V1;

namespace Aios.Temporal.Server.Storage;

/// <summary>All writes of one atomic step.</summary>
internal sealed class StoreCommit
{
    public List<RunWrite> Runs { get; } = [];

    public List<RunKey> DeletedRuns { get; } = [];

    public List<CurrentRunWrite> CurrentRuns { get; } = [];

    public List<DocumentWrite> Documents { get; } = [];
}

/// <summary>New state, new events and the visibility row of one run.</summary>
internal sealed record RunWrite
{
    public required RunKey Key { get; init; }

    /// <summary>Serialised run state.</summary>
    public required byte[] State { get; init; }

    /// <summary>Open, or closed with close work left: returned by <see cref="IServerStore.ReadPendingRunsAsync"/>.</summary>
    public required bool IsPending { get; init; }

    /// <summary>Appended as one batch; contiguous ids that follow the stored history. May be empty.</summary>
    public IReadOnlyList<HistoryEvent> NewEvents { get; init; } = [];

    /// <summary>Null: unchanged.</summary>
    public VisibilityRecord? Visibility { get; init; }
}

/// <summary>Points a workflow id to a run, or removes the pointer when <paramref name="RunId"/> is null.</summary>
internal sealed record CurrentRunWrite(string NamespaceId, string WorkflowId, string? RunId);

/// <summary>
/// Writes or (with null content) deletes a document. <paramref name="ExpectedRevision"/>: null = whatever is there, 0 = must
/// not exist, otherwise must equal the stored revision; a mismatch fails the whole commit with <see cref="StoreConflictException"/>.
/// </summary>
internal sealed record DocumentWrite(string Kind, string Scope, string Key, byte[]? Content, long? ExpectedRevision = null);
