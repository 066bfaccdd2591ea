using Aios.Scenarios.Catalogue;
using Aios.Scenarios.Running;
using Aios.Temporal.Common;
using Aios.Temporal.Conformance.Tests.Server;

namespace Aios.Temporal.Conformance.Tests.Replays;

/// <summary>Histories that the official SDK recorded: <c>SCENARIO.LABEL.json</c>.</summary>
internal static class RecordedHistories
{
    public static IEnumerable<TestCaseData> All =>
        Directory.EnumerateFiles(RepositoryPaths.Histories, "*.json")
            .Select(path => Path.GetFileNameWithoutExtension(path))
            .Where(name => ScenarioCatalogue.Get(name.Split('.')[0]).Replays)
            .Order(StringComparer.Ordinal)
            .Select(name => new TestCaseData(name).SetArgDisplayNames(name));

    public static string Read(string name) => File.ReadAllText(Path.Combine(RepositoryPaths.Histories, $"{name}.json"));

    /// <summary>Compares what must be the same according to the scenario.</summary>
    public static void AssertSameShape(Scenario scenario, RecordedRun run)
    {
        var name = $"{scenario.Name}.{run.Label}";
        if (scenario.Comparison == HistoryComparison.None || !File.Exists(Path.Combine(RepositoryPaths.Histories, $"{name}.json")))
        {
            return;
        }

        var official = WorkflowHistory.FromJson("recorded", Read(name)).Events.Select(e => e.EventType.ToString()).ToList();
        Assert.That(
            HistoryShape.Of(run.EventTypes, scenario.Comparison),
            Is.EqualTo(HistoryShape.Of(official, scenario.Comparison)),
            $"events of {name}, ours against the official SDK's");
    }
}
