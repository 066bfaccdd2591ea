using System.Threading.Channels;

namespace Aios.Temporal.Server.Storage.Sqlite;

/// <summary>
/// The only one that writes: a thread that puts all commits that wait into one transaction, so that a sync of the disk is
/// shared by everyone who asked meanwhile. Callers hear of success after COMMIT, never before.
/// </summary>
internal sealed class SqliteWriter : IAsyncDisposable
{
    private readonly SqliteSession session;
    private readonly string dataFile;
    private readonly int groupSize;
    private readonly Channel<Waiting> queue;
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public SqliteWriter(SqliteSession session, string dataFile, SqliteStoreLimits limits)
    {
        this.session = session;
        this.dataFile = dataFile;
        groupSize = limits.CommitsPerGroup;
        queue = Channel.CreateBounded<Waiting>(new BoundedChannelOptions(limits.QueuedCommits) { SingleReader = true });
        new Thread(Run) { IsBackground = true, Name = "store writer" }.Start();
    }

    /// <summary>Cancellation counts until the commit is queued: afterwards only the outcome tells whether it happened.</summary>
    public async Task CommitAsync(StoreCommit commit, CancellationToken cancellationToken)
    {
        var waiting = new Waiting(commit);
        try
        {
            await queue.Writer.WriteAsync(waiting, cancellationToken);
        }
        catch (ChannelClosedException error)
        {
            throw new StoreUnavailableException("the store is closed", error);
        }

        await waiting.Done.Task;
    }

    /// <summary>Commits what is queued, then ends. The session stays open.</summary>
    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        await ended.Task;
    }

    private void Run()
    {
        var group = new List<Waiting>(groupSize);
        while (queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            group.Clear();
            while (group.Count < groupSize && queue.Reader.TryRead(out var waiting))
            {
                group.Add(waiting);
            }

            Commit(group);
        }

        ended.SetResult();
    }

    private void Commit(IReadOnlyList<Waiting> group)
    {
        try
        {
            session["BEGIN IMMEDIATE"].Run();
            foreach (var waiting in group)
            {
                Apply(waiting);
            }

            session["COMMIT"].Run();
        }
        catch (Exception error)
        {
            RollBack();
            Retry(group, error);
            return;
        }

        foreach (var waiting in group)
        {
            waiting.Complete();
        }
    }

    private void Apply(Waiting waiting)
    {
        waiting.Conflict = null;
        try
        {
            CommitTables.RequireRevisions(session, waiting.Commit);
        }
        catch (StoreConflictException conflict)
        {
            waiting.Conflict = conflict;
            return;
        }

        CommitTables.Apply(session, waiting.Commit);
    }

    // One bad commit does not take the others of its group with it.
    private void Retry(IReadOnlyList<Waiting> group, Exception error)
    {
        if (group.Count == 1)
        {
            group[0].Done.SetException(SqliteErrors.Translate(error, dataFile));
            return;
        }

        foreach (var waiting in group)
        {
            Commit([waiting]);
        }
    }

    private void RollBack()
    {
        try
        {
            session["ROLLBACK"].Run();
        }
        catch (Microsoft.Data.Sqlite.SqliteException)
        {
            // SQLite rolls back by itself after some errors; then there is nothing left to do.
        }
    }

    private sealed class Waiting(StoreCommit commit)
    {
        public StoreCommit Commit { get; } = commit;

        public StoreConflictException? Conflict { get; set; }

        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Complete()
        {
            if (Conflict is null)
            {
                Done.SetResult();
            }
            else
            {
                Done.SetException(Conflict);
            }
        }
    }
}
