using System.Collections.Concurrent;

namespace Aios.Temporal.Server.Storage.Sqlite;

/// <summary>Read connections, opened when needed and kept. A read sees all commits that ended before it began.</summary>
internal sealed class SqliteReaders(string dataFile, SqliteStoreLimits limits) : IDisposable
{
    private readonly SemaphoreSlim free = new(limits.ReadConnections, limits.ReadConnections);
    private readonly ConcurrentBag<SqliteSession> idle = [];

    public async ValueTask<T> ReadAsync<T>(Func<SqliteSession, T> read, CancellationToken cancellationToken)
    {
        await free.WaitAsync(cancellationToken);
        try
        {
            var session = idle.TryTake(out var kept) ? kept : SqliteSession.OpenReader(dataFile);
            var result = read(session);
            // Not returned after a failure: its statements may be half way through.
            idle.Add(session);
            return result;
        }
        catch (Microsoft.Data.Sqlite.SqliteException error)
        {
            throw SqliteErrors.Translate(error, dataFile);
        }
        finally
        {
            free.Release();
        }
    }

    public void Dispose()
    {
        while (idle.TryTake(out var session))
        {
            session.Dispose();
        }

        free.Dispose();
    }
}
