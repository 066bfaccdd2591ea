using Aios.Temporal.Server.Storage;
using Aios.Temporal.Server.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using static Aios.Temporal.Server.Tests.Storage.StoreSamples;

namespace Aios.Temporal.Server.Tests.Storage.Sqlite;

[TestFixture]
internal sealed class SqliteFileTests
{
    private DirectoryInfo directory = null!;
    private string file = string.Empty;

    [SetUp]
    public void MakeDirectory()
    {
        directory = Directory.CreateTempSubdirectory("file-");
        file = Path.Combine(directory.FullName, "sub", "data.db");
    }

    [TearDown]
    public void RemoveDirectory() => directory.Delete(recursive: true);

    [Test]
    public async Task Open_Again_HasWhatWasCommitted()
    {
        await using (var store = SqliteStore.Open(file))
        {
            await store.CommitAsync(Commit(Run(Key(), state: 7)));
        }

        await using var again = SqliteStore.Open(file);
        Assert.That(await again.ReadRunAsync(Key()), Is.EqualTo(new byte[] { 7 }));
    }

    [Test]
    public async Task Dispose_AfterReadsAndWrites_LeavesOneCompleteFile()
    {
        await using (var store = SqliteStore.Open(file))
        {
            await store.CommitAsync(Commit(Run(Key(), state: 7)));
            await store.ReadRunAsync(Key());
        }

        Assert.That(File.Exists(file + "-wal"), Is.False);
    }

    [Test]
    public async Task Open_FileInUse_SaysSo()
    {
        await using var store = SqliteStore.Open(file);

        Assert.That(() => SqliteStore.Open(file), Throws.TypeOf<StoreInvalidException>().With.Message.Contains("in use"));
    }

    [Test]
    public async Task Open_NewerFormat_SaysToUseNewerProgram()
    {
        await (SqliteStore.Open(file)).DisposeAsync();
        Execute($"PRAGMA user_version = {SqliteSchema.Version + 1}");

        Assert.That(() => SqliteStore.Open(file), Throws.TypeOf<StoreInvalidException>().With.Message.Contains("newer program"));
    }

    [Test]
    public void Open_TextFile_IsNotTouched()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, "dear diary, this is no database");

        Assert.That(() => SqliteStore.Open(file), Throws.TypeOf<StoreInvalidException>().With.Message.Contains("not a data file of this server"));
        Assert.That(File.ReadAllText(file), Is.EqualTo("dear diary, this is no database"));
    }

    [Test]
    public void Open_DatabaseOfAnotherProgram_IsRefused()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        Execute("CREATE TABLE songs(title)");

        Assert.That(() => SqliteStore.Open(file), Throws.TypeOf<StoreInvalidException>().With.Message.Contains("not a data file of this server"));
    }

    [Test]
    public async Task Open_DamagedFile_SaysToRestore()
    {
        await (SqliteStore.Open(file)).DisposeAsync();
        using (var raw = new FileStream(file, FileMode.Open, FileAccess.Write))
        {
            raw.Position = 100;
            raw.Write(new byte[4000]);
        }

        Assert.That(() => SqliteStore.Open(file), Throws.TypeOf<StoreInvalidException>().With.Message.Contains("restore it from a backup"));
    }

    [Test]
    public async Task Backup_WhileCommitting_IsCompleteStore()
    {
        await using var store = SqliteStore.Open(file);
        await store.CommitAsync(Commit(Run(Key(), events: Events(1, 3))));
        var more = Task.WhenAll(Enumerable.Range(0, 200).Select(index => store.CommitAsync(Commit(Run(Key($"w{index}"))))));
        var copy = Path.Combine(directory.FullName, "copy.db");
        await store.BackupAsync(copy);
        await more;

        await using var restored = SqliteStore.Open(copy);
        Assert.That(await restored.ReadHistoryAsync(Key(), 1, 10, 10, 10_000), Has.Count.EqualTo(3));
        Assert.That(await restored.CheckIntegrityAsync(), Is.Empty);
        Assert.That(() => store.BackupAsync(copy), Throws.TypeOf<IOException>().With.Message.Contains("exists"));
    }

    [Test]
    public async Task Commit_OneOfAGroupFails_OthersAreDone()
    {
        await using var store = SqliteStore.Open(file);
        await store.CommitAsync(Commit(Run(Key(), events: Events(1, 1))));

        // Event 1 again breaks the table's key.
        var broken = Enumerable.Range(0, 20).Select(_ => store.CommitAsync(Commit(Run(Key(), events: Events(1, 1))))).ToList();
        var good = Enumerable.Range(0, 20).Select(index => store.CommitAsync(Commit(Run(Key($"good{index}"))))).ToList();
        await Task.WhenAll(good);

        foreach (var commit in broken)
        {
            Assert.That(() => commit, Throws.TypeOf<StoreUnavailableException>());
        }

        Assert.That(await store.ReadRunAsync(Key("good19")), Is.Not.Null);
    }

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
