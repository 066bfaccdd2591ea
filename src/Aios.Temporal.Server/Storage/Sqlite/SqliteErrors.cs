using Microsoft.Data.Sqlite;

namespace Aios.Temporal.Server.Storage.Sqlite;

/// <summary>What a failure of SQLite means to callers of the store.</summary>
internal static class SqliteErrors
{
    private const int Corrupt = 11;
    private const int NotADatabase = 26;

    public static StoreException Translate(Exception error, string dataFile) => error switch
    {
        StoreException known => known,
        SqliteException { SqliteErrorCode: Corrupt or NotADatabase } => new StoreInvalidException(
            $"data file {dataFile} is damaged ({error.Message}): restore it from a backup, or move it away to start empty", error),
        _ => new StoreUnavailableException($"data file {dataFile} cannot be read or written: {error.Message}", error),
    };
}
