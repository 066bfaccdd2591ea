namespace Aios.Temporal.Server.Storage.Sqlite;

/// <summary>Sizes of the SQLite store.</summary>
internal sealed record SqliteStoreLimits
{
    public static SqliteStoreLimits Default { get; } = new();

    /// <summary>Commits in one transaction: bounds how long the first caller of a group waits.</summary>
    public int CommitsPerGroup { get; init; } = 256;

    /// <summary>Commits that wait for the writer; more wait outside, in their callers.</summary>
    public int QueuedCommits { get; init; } = 4096;

    /// <summary>Reads at one time; each has its own connection.</summary>
    public int ReadConnections { get; init; } = 4;

    /// <summary>Run states fetched at one time while pending runs are read at start.</summary>
    public int PendingRunsPerRead { get; init; } = 100;

    /// <summary>Page cache of the writer, in KiB.</summary>
    public int CacheKib { get; init; } = 64 * 1024;

    /// <summary>Pages in the write-ahead log before they are moved to the data file.</summary>
    public int CheckpointPages { get; init; } = 4000;

    /// <summary>A search attribute's value of fewer runs than this is looked up by value: about what one page reads otherwise.</summary>
    public int RareValues { get; init; } = 1000;

    /// <summary>Problems listed by an integrity check.</summary>
    public int ListedProblems { get; init; } = 100;
}
