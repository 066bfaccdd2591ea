using Aios.Scenarios.Catalogue;
using Aios.Scenarios.Running;

namespace Aios.Scenarios.Patches;

/// <summary>A workflow changes while its runs live: each scenario names the release that starts and the one that finishes.</summary>
public static class PatchScenarios
{
    private const int Row = 13;

    public static IEnumerable<Scenario> All { get; } =
    [
        Evolve("patch-new", typeof(EvolvingPatched), typeof(EvolvingPatched), "new"),
        Evolve("patch-replays-without-marker", typeof(EvolvingBefore), typeof(EvolvingPatched), "old"),
        Evolve("patch-deprecated", typeof(EvolvingPatched), typeof(EvolvingDeprecated), "new"),
        Evolve("patch-deprecated-to-removed", typeof(EvolvingDeprecated), typeof(EvolvingRemoved), "new"),
        Evolve("patch-deprecated-fresh", typeof(EvolvingDeprecated), typeof(EvolvingDeprecated), "new"),
        new("patch-two", Row, [typeof(TwoPatches)], async run =>
        {
            var handle = await run.StartAsync((TwoPatches w) => w.RunAsync());
            Expect.Equal(await handle.GetResultAsync(), "True True True True True True True");
            var types = await ScenarioRun.EventTypesAsync(handle);
            Expect.Equal(types.Count(t => t == EventType.MarkerRecorded), 2, "one marker per patch");
            var versions = (await handle.DescribeAsync()).TypedSearchAttributes
                .Get(SearchAttributeKey.CreateKeywordList("TemporalChangeVersion"));
            Expect.Sequence(versions.Order(StringComparer.Ordinal), ["first-patch", "second-patch"]);
        }),
        new("patch-removed-too-early", Row, [typeof(EvolvingPatched)], RemovedTooEarlyAsync)
        {
            Comparison = HistoryComparison.None,
        },
    ];

    private static Scenario Evolve(string name, Type starts, Type finishes, string expected) =>
        new(name, Row, [finishes], run => EvolveAsync(run, starts, finishes, expected))
        {
            StartsWorker = false,
            Comparison = HistoryComparison.WithoutTasks,
        };

    private static async Task EvolveAsync(ScenarioRun run, Type starts, Type finishes, string expected)
    {
        run.Worker.Start(options => Use(options, starts));
        var handle = await run.Client.StartWorkflowAsync("Evolving", [], run.Options());
        run.Track("main", handle.Id);
        var timers = starts == typeof(EvolvingBefore) ? 1 : 2;
        await run.UntilEventAsync(handle, EventType.TimerFired, timers);
        await run.UntilIdleAsync(handle);
        await run.Worker.StopAsync();
        run.Worker.Start(options => Use(options, finishes));
        await handle.SignalAsync("Go", []);
        Expect.Equal(await handle.GetResultAsync<string>(), expected);
    }

    private static async Task RemovedTooEarlyAsync(ScenarioRun run)
    {
        var handle = await run.Client.StartWorkflowAsync("Evolving", [], run.Options(o => o.TaskTimeout = TimeSpan.FromSeconds(3)));
        run.Track("main", handle.Id);
        await run.UntilEventAsync(handle, EventType.TimerFired, 2);
        await run.UntilIdleAsync(handle);
        await run.Worker.StopAsync();
        run.Worker.Start(options => Use(options, typeof(EvolvingRemoved)));
        await handle.SignalAsync("Go", []);
        await run.UntilEventAsync(handle, EventType.WorkflowTaskFailed);
        var failed = (await handle.FetchHistoryAsync()).Events
            .Last(e => e.EventType == EventType.WorkflowTaskFailed).WorkflowTaskFailedEventAttributes;
        Expect.Equal(failed.Cause, WorkflowTaskFailedCause.NonDeterministicError);
        Expect.Contains(failed.Failure.Message, "TMPRL1100");
        await run.Worker.StopAsync();
        run.Worker.Start();
        Expect.Equal(await handle.GetResultAsync<string>(), "new", "the right code continues");
    }

    private static void Use(TemporalWorkerOptions options, Type workflow)
    {
        options.Workflows.Clear();
        options.AddWorkflow(workflow);
    }
}
