using Aios.Scenarios.Catalogue;
using Aios.Scenarios.Running;
using Aios.Temporal.Common;

namespace Aios.Temporal.Conformance.Tests.Replays;

/// <summary>Histories recorded by the official SDK replay on ours, without any server.</summary>
[TestFixture]
[Parallelizable(ParallelScope.Children)]
internal sealed class OfficialHistoryTests
{
    [TestCaseSource(typeof(RecordedHistories), nameof(RecordedHistories.All))]
    public async Task Replay_HistoryOfOfficialSdk_Succeeds(string name)
    {
        var scenario = ScenarioCatalogue.Get(name.Split('.')[0]);
        var json = RecordedHistories.Read(name);
        var id = WorkflowHistory.FromJson("unknown", json).Events.First().WorkflowExecutionStartedEventAttributes.WorkflowId;
        var failure = await ScenarioReplay.ReplayAsync(scenario, id, json);
        Assert.That(failure, Is.Null);
    }

    [Test]
    public void Histories_OfCatalogue_AreComplete()
    {
        var recorded = RecordedHistories.All.Select(c => ((string)c.Arguments[0]!).Split('.')[0]).ToHashSet(StringComparer.Ordinal);
        var missing = ScenarioCatalogue.All
            .Where(s => s.Replays && s.Records && s.Row is not (0 or 19) && !recorded.Contains(s.Name))
            .Select(s => s.Name);
        Assert.That(missing, Is.Empty, "record them: Aios.Temporal.OfficialPeer run ADDRESS cached tests/Aios.Temporal.Conformance.Tests/Histories NAME");
    }
}
