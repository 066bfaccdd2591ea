namespace Aios.Temporal.Server.Storage.Sqlite;

/// <summary>
/// Keeps a second server off the data file. SQLite would let both write in turn, but each believes that what it holds in
/// memory is what is stored. The operating system releases the lock when the process ends, however it ends.
/// </summary>
internal sealed class SqliteFileLock : IDisposable
{
    private readonly FileStream file;

    private SqliteFileLock(FileStream file) => this.file = file;

    /// <exception cref="StoreInvalidException">Another process holds it, or the directory cannot be written.</exception>
    public static SqliteFileLock Acquire(string dataFile)
    {
        // The lock file stays: removing it would let a third process lock a new file of the same name beside the second.
        var path = dataFile + ".lock";
        try
        {
            return new(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException error) when (File.Exists(path))
        {
            throw new StoreInvalidException(
                $"data file {dataFile} is in use by another server: stop that server, or choose another data file", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StoreInvalidException(
                $"data file {dataFile} cannot be used: {error.Message} Choose a directory that this user can write", error);
        }
    }

    public void Dispose() => file.Dispose();
}
