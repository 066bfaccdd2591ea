using Aios.Scenarios.Catalogue;
using Aios.Scenarios.Running;
using Aios.Temporal.Conformance.Tests.Replays;

namespace Aios.Temporal.Conformance.Tests.Modes;

/// <summary>
/// Every scenario on the official server with our worker, in each cache mode. The history must have the events that the
/// official SDK recorded for the same scenario, and must replay on our replayer and on the official one.
/// </summary>
[TestFixture]
[Category("External")]
[Parallelizable(ParallelScope.Children)]
internal sealed class ScenarioModeTests
{
    [TestCaseSource(typeof(ScenarioCases), nameof(ScenarioCases.All))]
    public Task Cached_Scenario_SameAsOfficial(string name) => RunAsync(name, ScenarioMode.Cached);

    [TestCaseSource(typeof(ScenarioCases), nameof(ScenarioCases.Uncached))]
    public Task Uncached_Scenario_SameAsOfficial(string name) => RunAsync(name, ScenarioMode.Uncached);

    [TestCaseSource(typeof(ScenarioCases), nameof(ScenarioCases.Uncached))]
    public Task EvictedAfterEachTask_Scenario_SameAsOfficial(string name) => RunAsync(name, ScenarioMode.Evicting);

    private static async Task RunAsync(string name, ScenarioMode mode)
    {
        var scenario = ScenarioCatalogue.Get(name);
        var settings = new ScenarioSettings(await SharedServer.AddressAsync(), mode)
        {
            EnableEviction = options => options.EvictAfterEachTask = true,
        };
        foreach (var run in await RunScenarioAsync(scenario, settings))
        {
            RecordedHistories.AssertSameShape(scenario, run);
            if (scenario.Replays)
            {
                await AssertReplaysAsync(scenario, run);
            }
        }
    }

    private static async Task<IReadOnlyList<RecordedRun>> RunScenarioAsync(Scenario scenario, ScenarioSettings settings)
    {
        try
        {
            return await ScenarioRunner.RunAsync(scenario, settings);
        }
        catch (ScenarioFailedException failed)
        {
            // As text: NUnit dies of printing the lazy status of an RPC exception.
            Assert.Fail(failed.ToString());
            return [];
        }
    }

    private static async Task AssertReplaysAsync(Scenario scenario, RecordedRun run)
    {
        var ours = await ScenarioReplay.ReplayAsync(scenario, run.WorkflowId, run.Json);
        Assert.That(ours, Is.Null, $"{run.Label} on our replayer");
        if (!scenario.OfficialReplays)
        {
            return;
        }

        var official = await SharedServer.Official.ReplayAsync(scenario.Name, run.WorkflowId, run.Json);
        Assert.That(official, Is.Null, $"{run.Label} on the official replayer");
    }
}
