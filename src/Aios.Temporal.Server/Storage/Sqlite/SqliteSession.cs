using Microsoft.Data.Sqlite;

namespace Aios.Temporal.Server.Storage.Sqlite;

/// <summary>One connection and its prepared statements. Not for concurrent use.</summary>
internal sealed class SqliteSession : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly Dictionary<string, SqliteStatement> statements = new(StringComparer.Ordinal);

    private SqliteSession(SqliteConnection connection) => this.connection = connection;

    public static SqliteSession OpenWriter(string dataFile, SqliteStoreLimits limits)
    {
        var session = Open(dataFile, SqliteOpenMode.ReadWriteCreate);
        // Before the first table, or it has no effect.
        session.Execute("PRAGMA auto_vacuum=INCREMENTAL");
        session.Execute("PRAGMA journal_mode=WAL");
        // An acknowledged commit survives power loss too: one sync for each group of commits.
        session.Execute("PRAGMA synchronous=FULL; PRAGMA fullfsync=1; PRAGMA checkpoint_fullfsync=1");
        session.Execute($"PRAGMA cache_size=-{limits.CacheKib}; PRAGMA wal_autocheckpoint={limits.CheckpointPages}; PRAGMA temp_store=MEMORY");
        return session;
    }

    public static SqliteSession OpenReader(string dataFile)
    {
        var session = Open(dataFile, SqliteOpenMode.ReadOnly);
        session.Execute("PRAGMA temp_store=MEMORY; PRAGMA mmap_size=268435456");
        return session;
    }

    /// <summary>The statement for a constant text.</summary>
    public SqliteStatement this[string sql]
    {
        get
        {
            if (!statements.TryGetValue(sql, out var statement))
            {
                statements.Add(sql, statement = new(connection, sql));
            }

            return statement;
        }
    }

    /// <summary>A statement for a text that is not worth keeping. The caller disposes it.</summary>
    public SqliteStatement Once(string sql) => new(connection, sql);

    public void Execute(string sql)
    {
        using var statement = Once(sql);
        statement.Run();
    }

    public long Number(string sql)
    {
        using var statement = Once(sql);
        return (long)(statement.Scalar() ?? 0L);
    }

    /// <summary>Copies the database as it is now; the writer goes on meanwhile.</summary>
    public void BackUpTo(string path)
    {
        using var target = new SqliteConnection(Text(path, SqliteOpenMode.ReadWriteCreate));
        target.Open();
        connection.BackupDatabase(target);
    }

    public void Dispose()
    {
        foreach (var statement in statements.Values)
        {
            statement.Dispose();
        }

        connection.Dispose();
    }

    private static SqliteSession Open(string dataFile, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(Text(dataFile, mode));
        try
        {
            connection.Open();
            return new(connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static string Text(string path, SqliteOpenMode mode) =>
        new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ToString();
}
