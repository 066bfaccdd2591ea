using System.Text;

namespace Aios.Temporal.Server.Storage.Sqlite;

/// <summary>The tables, and how a file of an older program becomes one of this program.</summary>
internal static class SqliteSchema
{
    /// <summary>Marks a file as ours ("AIOS").</summary>
    public const int ApplicationId = 0x41494F53;

    private static readonly byte[] Magic = Encoding.ASCII.GetBytes("SQLite format 3\0");

    // Entry N leads from version N to N + 1. Released entries never change: add one.
    private static readonly string[] Upgrades = [SqliteTables.Version1];

    public static int Version => Upgrades.Length;

    /// <summary>Refuses what is surely not a data file before SQLite touches it.</summary>
    /// <exception cref="StoreInvalidException">The file is something else.</exception>
    public static void RequireDatabase(string dataFile)
    {
        if (!File.Exists(dataFile) || new FileInfo(dataFile).Length == 0)
        {
            return;
        }

        using var file = new FileStream(dataFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var head = new byte[Magic.Length];
        if (file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length || !head.AsSpan().SequenceEqual(Magic))
        {
            throw Foreign(dataFile);
        }
    }

    /// <summary>Creates or upgrades the tables.</summary>
    /// <exception cref="StoreInvalidException">The database belongs to another program, or to a newer version of this one.</exception>
    public static void Prepare(SqliteSession session, string dataFile)
    {
        var version = session.Number("PRAGMA user_version");
        if (session.Number("PRAGMA application_id") != ApplicationId
            && (version != 0 || session.Number("SELECT count(*) FROM sqlite_schema") > 0))
        {
            throw Foreign(dataFile);
        }

        if (version > Version)
        {
            throw new StoreInvalidException(
                $"data file {dataFile} has format {version}, this program knows up to {Version}: use the newer program that wrote it, or another data file");
        }

        for (; version < Version; version++)
        {
            session.Execute("BEGIN IMMEDIATE");
            session.Execute(Upgrades[version]);
            session.Execute($"PRAGMA application_id={ApplicationId}; PRAGMA user_version={version + 1}; COMMIT");
        }
    }

    private static StoreInvalidException Foreign(string dataFile) =>
        new($"{dataFile} is not a data file of this server: choose another name, it will be created");
}
