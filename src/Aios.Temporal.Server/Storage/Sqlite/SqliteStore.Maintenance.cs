namespace Aios.Temporal.Server.Storage.Sqlite;

internal sealed partial class SqliteStore
{
    /// <summary>Writes a complete copy to a new file while the server goes on. The copy appears under its name only when it is complete.</summary>
    /// <exception cref="IOException">The file exists, or cannot be written.</exception>
    public async Task BackupAsync(string path, CancellationToken cancellationToken = default)
    {
        path = Path.GetFullPath(path);
        if (File.Exists(path))
        {
            throw new IOException($"{path} exists: choose another name for the backup");
        }

        var partial = path + ".partial";
        File.Delete(partial);
        try
        {
            await Task.Run(() => readers.ReadAsync(
                session =>
                {
                    session.BackUpTo(partial);
                    return true;
                },
                cancellationToken).AsTask(), cancellationToken);
            using (var written = new FileStream(partial, FileMode.Open, FileAccess.ReadWrite))
            {
                written.Flush(flushToDisk: true);
            }

            File.Move(partial, path);
        }
        finally
        {
            foreach (var rest in (string[])["", "-wal", "-shm", "-journal"])
            {
                File.Delete(partial + rest);
            }
        }
    }

    /// <summary>Reads the whole file and lists what is wrong with it; empty: nothing.</summary>
    public async Task<IReadOnlyList<string>> CheckIntegrityAsync(CancellationToken cancellationToken = default) =>
        await Task.Run(() => readers.ReadAsync(CheckIntegrity, cancellationToken).AsTask(), cancellationToken);

    private List<string> CheckIntegrity(SqliteSession session)
    {
        var problems = new List<string>();
        using var check = session.Once($"PRAGMA integrity_check({limits.ListedProblems})");
        using (var rows = check.Rows())
        {
            while (rows.Read())
            {
                problems.Add(rows.GetString(0));
            }
        }

        return problems is ["ok"] ? [] : problems;
    }
}
