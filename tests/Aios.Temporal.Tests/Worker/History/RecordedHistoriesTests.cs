using Aios.Temporal.Tests.Worker.Runs;
using Aios.Temporal.Worker.History;
using Aios.Temporal.Worker.Machines;
using ProtoHistory = Aios.Temporal.Api.History.V1.History;

namespace Aios.Temporal.Tests.Worker.History;

/// <summary>
/// Histories that other SDKs recorded from real servers, out of the npm package of the TypeScript SDK
/// (<c>eng/npm-peers.sh</c> fetches it; <c>AIOS_NPM_PEERS</c> names another node_modules directory).
/// </summary>
[Category("External")]
internal sealed class RecordedHistoriesTests
{
    [TestCase("timer_workflow_history", ExpectedResult = "3 8 10")]
    [TestCase("fail_wf_task", ExpectedResult = "3 11 13")]
    [TestCase("ends_empty_wft_complete", ExpectedResult = "3 9 10")]
    [TestCase("long_local_activity_with_update-0_history", ExpectedResult = "3 6 11 14 19 22 27 30 35")]
    [TestCase("long_local_activity_with_update-1_history", ExpectedResult = "3 6 11 17 21 25 28 33")]
    [TestCase("long_local_activity_with_update-2_history", ExpectedResult = "9 12 17 23 26 31")]
    [TestCase("long_local_activity_with_update-3_history", ExpectedResult = "9 12 17 23 27 31")]
    public string Take_RecordedHistory_CutsWhereUserCodeRan(string name) => string.Join(' ', Ends(Read(name), 10_000));

    [Test]
    public void Take_EveryRecordedHistory_CutsTheSameWithSmallPages()
    {
        foreach (var file in Directory.EnumerateFiles(Folder(), "*.bin"))
        {
            var history = Read(Path.GetFileNameWithoutExtension(file));
            Assert.That(Ends(history, 1), Is.EqualTo(Ends(history, 10_000)), file);
            Assert.That(Ends(history, 7), Is.EqualTo(Ends(history, 10_000)), file);
        }
    }

    [Test]
    public void Parse_EveryRecordedMarker_IsUnderstood()
    {
        var local = 0;
        var patches = 0;
        foreach (var file in Directory.EnumerateFiles(Folder(), "*.bin"))
        {
            foreach (var e in Read(Path.GetFileNameWithoutExtension(file)).Events)
            {
                local += LocalActivityMarker.IsMarker(e) && LocalActivityMarker.Parse(e).ActivityType.Length > 0 ? 1 : 0;
                patches += PatchMarker.TryParse(e, out var patch) && patch.PatchId.Length > 0 ? 1 : 0;
            }
        }

        Assert.That(local, Is.GreaterThanOrEqualTo(7));
        Assert.That(patches, Is.GreaterThan(0), "old_change_marker_format has the old keys");
    }

    [TestCase("timer_workflow_history")]
    [TestCase("fail_wf_task")]
    [TestCase("ends_empty_wft_complete")]
    [TestCase("old_change_marker_format")]
    [TestCase("long_local_activity_with_update-0_history")]
    [TestCase("long_local_activity_with_update-1_history")]
    [TestCase("long_local_activity_with_update-2_history")]
    [TestCase("long_local_activity_with_update-3_history")]
    [TestCase("evict_while_la_running_no_interference-16_history")]
    [TestCase("evict_while_la_running_no_interference-23_history")]
    [TestCase("evict_while_la_running_no_interference-85_history")]
    public void Replay_RecordedHistory_SucceedsWithTheSameWorkflow(string name)
    {
        var history = Read(name);
        var driver = new EngineDriver(new RecordedWorkflow(history).Apply, EngineDriver.DefaultOptions with { ReplayOnly = true });

        driver.Task(HistoryReplayTask.Create(history, "wf"));

        Assert.That(driver.Failures.Select(f => f.Failure.Message), Is.Empty);
        Assert.That(driver.FinishedWithoutAnswer, Is.EqualTo(1));
    }

    private static string Folder()
    {
        var root = TestContext.CurrentContext.TestDirectory;
        while (!File.Exists(Path.Combine(root, "Aios.Orchestrator.sln")))
        {
            root = Path.GetDirectoryName(root) ?? throw new InvalidOperationException("The repository root was not found.");
        }

        var peers = Environment.GetEnvironmentVariable("AIOS_NPM_PEERS") ?? Path.Combine(root, "artifacts", "npm", "node_modules");
        var folder = Path.Combine(peers, "@temporalio", "core-bridge", "sdk-core", "crates", "sdk-core", "tests", "histories");
        Assert.That(folder, Does.Exist, "run eng/npm-peers.sh first");
        return folder;
    }

    private static ProtoHistory Read(string name) =>
        ProtoHistory.Parser.ParseFrom(File.ReadAllBytes(Path.Combine(Folder(), name + ".bin")));

    private static List<long> Ends(ProtoHistory history, int pageSize)
    {
        var buffer = new HistoryBuffer();
        var ends = new List<long>();
        var given = 0;
        while (!buffer.IsExhausted)
        {
            while (!buffer.IsReady)
            {
                buffer.Add([.. history.Events.Skip(given).Take(pageSize)], buffer.LastEventId);
                given += pageSize;
                if (given >= history.Events.Count)
                {
                    buffer.Complete();
                }
            }

            var sequence = buffer.Take(out _);
            ends.Add(sequence[sequence.Count - 1].EventId);
        }

        return ends;
    }
}
