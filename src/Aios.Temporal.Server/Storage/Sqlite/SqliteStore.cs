using System.Runtime.CompilerServices;
using Aios.Temporal.Api.History.V1;

namespace Aios.Temporal.Server.Storage.Sqlite;

/// <summary>Keeps everything in one SQLite file. An acknowledged commit survives the end of the process and loss of power.</summary>
internal sealed partial class SqliteStore : IServerStore
{
    private readonly string dataFile;
    private readonly SqliteStoreLimits limits;
    private readonly SqliteFileLock held;
    private readonly SqliteSession session;
    private readonly SqliteReaders readers;
    private readonly SqliteWriter writer;

    private SqliteStore(string dataFile, SqliteStoreLimits limits, SqliteFileLock held, SqliteSession session)
    {
        this.dataFile = dataFile;
        this.limits = limits;
        this.held = held;
        this.session = session;
        readers = new(dataFile, limits);
        writer = new(session, dataFile, limits);
    }

    /// <summary>Opens the file; creates it, or upgrades it when an older program wrote it.</summary>
    /// <exception cref="StoreInvalidException">In use, damaged, of a newer program, or something else; the message says what to do.</exception>
    public static SqliteStore Open(string dataFile, SqliteStoreLimits? limits = null)
    {
        dataFile = Path.GetFullPath(dataFile);
        limits ??= SqliteStoreLimits.Default;
        Directory.CreateDirectory(Path.GetDirectoryName(dataFile)!);
        var held = SqliteFileLock.Acquire(dataFile);
        SqliteSession? session = null;
        try
        {
            SqliteSchema.RequireDatabase(dataFile);
            session = SqliteSession.OpenWriter(dataFile, limits);
            SqliteSchema.Prepare(session, dataFile);
            return new(dataFile, limits, held, session);
        }
        catch (Exception error)
        {
            session?.Dispose();
            held.Dispose();
            throw SqliteErrors.Translate(error, dataFile);
        }
    }

    public ValueTask<byte[]?> ReadRunAsync(RunKey key, CancellationToken cancellationToken = default) => readers.ReadAsync(
        session => (byte[]?)session["SELECT state FROM runs WHERE namespace = $1 AND workflow_id = $2 AND run_id = $3"]
            .Scalar(key.NamespaceId, key.WorkflowId, key.RunId),
        cancellationToken);

    public ValueTask<CurrentRun?> ReadCurrentRunAsync(string namespaceId, string workflowId, CancellationToken cancellationToken = default) =>
        readers.ReadAsync(
            session => session["SELECT run_id FROM current_runs WHERE namespace = $1 AND workflow_id = $2"].Scalar(namespaceId, workflowId)
                is string runId ? new CurrentRun(runId) : null,
            cancellationToken);

    public ValueTask<IReadOnlyList<HistoryEvent>> ReadHistoryAsync(
        RunKey key, long fromEventId, long toEventIdExclusive, int maxEvents, int maxBytes, CancellationToken cancellationToken = default) =>
        readers.ReadAsync<IReadOnlyList<HistoryEvent>>(
            session => ReadHistory(session, key, fromEventId, toEventIdExclusive, maxEvents, maxBytes), cancellationToken);

    public async IAsyncEnumerable<byte[]> ReadPendingRunsAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var last = 0L;
        for (; ; )
        {
            var after = last;
            var states = await readers.ReadAsync(session => ReadPending(session, after), cancellationToken);
            foreach (var (run, state) in states)
            {
                yield return state;
                last = run;
            }

            if (states.Count < limits.PendingRunsPerRead)
            {
                yield break;
            }
        }
    }

    public ValueTask<IReadOnlyList<StoredDocument>> ReadDocumentsAsync(
        string kind, string scope, string? afterKey, int maxCount, CancellationToken cancellationToken = default) =>
        readers.ReadAsync<IReadOnlyList<StoredDocument>>(
            session =>
            {
                using var rows = session[
                    """
                    SELECT key, content, revision FROM documents
                    WHERE kind = $1 AND scope = $2 AND ($3 IS NULL OR key > $3) ORDER BY key LIMIT $4
                    """].Rows(kind, scope, afterKey, (long)maxCount);
                var found = new List<StoredDocument>();
                while (rows.Read())
                {
                    found.Add(new(kind, scope, rows.GetString(0), rows.GetFieldValue<byte[]>(1), rows.GetInt64(2)));
                }

                return found;
            },
            cancellationToken);

    public ValueTask<StoredDocument?> ReadDocumentAsync(string kind, string scope, string key, CancellationToken cancellationToken = default) =>
        readers.ReadAsync(
            session =>
            {
                using var rows = session["SELECT content, revision FROM documents WHERE kind = $1 AND scope = $2 AND key = $3"].Rows(kind, scope, key);
                return rows.Read() ? new StoredDocument(kind, scope, key, rows.GetFieldValue<byte[]>(0), rows.GetInt64(1)) : null;
            },
            cancellationToken);

    public Task CommitAsync(StoreCommit commit, CancellationToken cancellationToken = default) => writer.CommitAsync(commit, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await writer.DisposeAsync();
        readers.Dispose();
        // The last to close moves the log into the data file, which only a connection that may write can do.
        session.Dispose();
        held.Dispose();
    }

    private List<(long Run, byte[] State)> ReadPending(SqliteSession session, long after)
    {
        using var rows = session["SELECT run, state FROM runs WHERE pending = 1 AND run > $1 ORDER BY run LIMIT $2"]
            .Rows(after, (long)limits.PendingRunsPerRead);
        var found = new List<(long, byte[])>();
        while (rows.Read())
        {
            found.Add((rows.GetInt64(0), rows.GetFieldValue<byte[]>(1)));
        }

        return found;
    }

    private static List<HistoryEvent> ReadHistory(
        SqliteSession session, RunKey key, long fromEventId, long toEventIdExclusive, int maxEvents, int maxBytes)
    {
        var events = new List<HistoryEvent>();
        if (session["SELECT run FROM runs WHERE namespace = $1 AND workflow_id = $2 AND run_id = $3"]
            .Scalar(key.NamespaceId, key.WorkflowId, key.RunId) is not long run)
        {
            return events;
        }

        // The batch that holds the first event may begin before it.
        using var rows = session[
            """
            SELECT events FROM history WHERE run = $1 AND first_event < $3
            AND first_event >= coalesce((SELECT max(first_event) FROM history WHERE run = $1 AND first_event <= $2), 0)
            ORDER BY first_event
            """].Rows(run, fromEventId, toEventIdExclusive);
        var bytes = 0L;
        while (rows.Read())
        {
            foreach (var happened in EventBatch.Decode(rows.GetFieldValue<byte[]>(0)).SkipWhile(happened => happened.EventId < fromEventId))
            {
                bytes += happened.CalculateSize();
                if (happened.EventId >= toEventIdExclusive || events.Count >= maxEvents || (bytes > maxBytes && events.Count > 0))
                {
                    return events;
                }

                events.Add(happened);
            }
        }

        return events;
    }
}
