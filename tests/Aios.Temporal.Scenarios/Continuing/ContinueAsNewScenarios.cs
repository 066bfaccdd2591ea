using Aios.Scenarios.Catalogue;
using Aios.Scenarios.Running;
using Aios.Scenarios.Starting;

namespace Aios.Scenarios.Continuing;

public static class ContinueAsNewScenarios
{
    private const int Row = 11;

    public static IEnumerable<Scenario> All { get; } =
    [
        new("continue-inherits", Row, [typeof(CountsDown)], async run =>
        {
            var handle = await run.StartAsync((CountsDown w) => w.RunAsync(3), SetOptions);
            Expect.Equal(await handle.GetResultAsync(), "first kw 5 True True 6 44 1");
            run.Track("last", handle.Id);
        }),
        new("continue-with-overrides", Row, [typeof(ContinuesWithOverrides), typeof(CountsDown)], async run =>
        {
            var handle = await run.StartAsync((ContinuesWithOverrides w) => w.RunAsync(), SetOptions);
            Expect.Equal(await handle.GetResultAsync(), "overridden overridden 3 True True 4 33 1");
            run.Track("last", handle.Id);
        }),
        new("continue-not-followed", Row, [typeof(CountsDown)], async run =>
        {
            var handle = await run.StartAsync((CountsDown w) => w.RunAsync(1));
            var error = await Expect.ThrowsAsync<WorkflowContinuedAsNewException>(() => handle.GetResultAsync(followRuns: false));
            Expect.True(error.NewRunId != handle.ResultRunId, "another run");
        }),
        new("continue-from-signal", Row, [typeof(ContinuesFromSignal)], async run =>
        {
            var handle = await run.StartAsync((ContinuesFromSignal w) => w.RunAsync(new[] { "start" }));
            await run.UntilIdleAsync(handle);
            await handle.SignalAsync(w => w.ContinueAsync());
            await run.UntilEventAsync(handle with { RunId = handle.ResultRunId }, EventType.WorkflowExecutionContinuedAsNew);
            var latest = run.Client.GetWorkflowHandle<ContinuesFromSignal>(handle.Id);
            await latest.SignalAsync(w => w.AddAsync("second-run"));
            await latest.SignalAsync(w => w.AddAsync("finish"));
            Expect.Equal(await handle.GetResultAsync(), "start continued second-run finish");
        }),
        new("continue-drains-updates", Row, [typeof(ContinuesAfterUpdates)], async run =>
        {
            var handle = await run.StartAsync((ContinuesAfterUpdates w) => w.RunAsync(0, false));
            await run.UntilIdleAsync(handle);
            var update = await handle.StartUpdateAsync(w => w.HandleAsync(), new(WorkflowUpdateStage.Accepted));
            await handle.SignalAsync(w => w.ContinueAsync());
            Expect.Equal(await update.GetResultAsync(), 1);
            await run.UntilEventAsync(handle with { RunId = handle.ResultRunId }, EventType.WorkflowExecutionContinuedAsNew);
            await run.Client.GetWorkflowHandle<ContinuesAfterUpdates>(handle.Id).SignalAsync(w => w.ContinueAsync());
            Expect.Equal(await handle.GetResultAsync(), 1);
        })
        {
            Comparison = HistoryComparison.WithoutTasks,
        },
        new("continue-when-suggested", Row, [typeof(ContinuesWhenSuggested)], async run =>
            Expect.Equal(await run.ExecuteAsync((ContinuesWhenSuggested w) => w.RunAsync(1)), "suggested True True"))
        {
            Records = false,
            Comparison = HistoryComparison.None,
        },
    ];

    private static void SetOptions(WorkflowOptions options)
    {
        options.Memo = new Dictionary<string, object>(StringComparer.Ordinal) { ["note"] = "first" };
        options.TypedSearchAttributes = new SearchAttributeCollection.Builder()
            .Set(OwnAttributes.Keyword, "kw").ToSearchAttributeCollection();
        options.RetryPolicy = new() { MaximumAttempts = 5 };
        options.TaskTimeout = TimeSpan.FromSeconds(6);
        options.RunTimeout = TimeSpan.FromSeconds(44);
    }
}
