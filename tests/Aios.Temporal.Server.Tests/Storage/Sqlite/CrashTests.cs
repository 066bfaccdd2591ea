using System.Diagnostics;
using Aios.Temporal.Server.Storage;
using Aios.Temporal.Server.Storage.Sqlite;
using Aios.Temporal.Server.Visibility;
using static Aios.Temporal.Server.Tests.Storage.StoreSamples;

namespace Aios.Temporal.Server.Tests.Storage.Sqlite;

[TestFixture]
internal sealed class CrashTests
{
    private const int AcknowledgedBeforeKill = 200;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Test]
    public async Task Open_AfterKill_HasEveryAcknowledgedCommit()
    {
        var directory = Directory.CreateTempSubdirectory("crash-");
        var file = Path.Combine(directory.FullName, "data.db");
        var acknowledged = await CommitUntilKilledAsync(file);

        await using (var store = SqliteStore.Open(file))
        {
            foreach (var name in acknowledged)
            {
                Assert.That(await store.ReadRunAsync(Key(name)), Is.Not.Null, $"run {name}");
                Assert.That(await store.ReadHistoryAsync(Key(name), 1, 10, 10, 10_000), Has.Count.EqualTo(3), $"history of {name}");
            }

            var count = await store.CountAsync("n", VisibilityQuery.All);
            Assert.That(count[0].Count, Is.GreaterThanOrEqualTo(acknowledged.Count));
            Assert.That(await store.CheckIntegrityAsync(), Is.Empty);
        }

        directory.Delete(recursive: true);
    }

    [Test]
    public async Task Open_WhileAnotherProcessHasTheFile_IsRefused()
    {
        var directory = Directory.CreateTempSubdirectory("locked-");
        var file = Path.Combine(directory.FullName, "data.db");
        using var other = Start(file);
        using var patience = new CancellationTokenSource(Patience);
        await other.StandardOutput.ReadLineAsync(patience.Token);

        Assert.That(() => SqliteStore.Open(file), Throws.TypeOf<StoreInvalidException>().With.Message.Contains("in use by another server"));

        other.Kill();
        await other.WaitForExitAsync(patience.Token);
        directory.Delete(recursive: true);
    }

    private static async Task<IReadOnlyList<string>> CommitUntilKilledAsync(string file)
    {
        using var child = Start(file);
        using var patience = new CancellationTokenSource(Patience);
        var acknowledged = new List<string>();
        while (await child.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            acknowledged.Add(line);
            if (acknowledged.Count == AcknowledgedBeforeKill)
            {
                child.Kill();
            }
        }

        await child.WaitForExitAsync(patience.Token);
        Assert.That(acknowledged, Has.Count.GreaterThanOrEqualTo(AcknowledgedBeforeKill), "the child ended by itself");

        // The last line may have been cut by the kill.
        return acknowledged[..AcknowledgedBeforeKill];
    }

    private static Process Start(string file) => Process.Start(new ProcessStartInfo("dotnet", [typeof(CrashTests).Assembly.Location, CrashingWriter.Command, file])
    {
        RedirectStandardOutput = true,
    })!;
}
