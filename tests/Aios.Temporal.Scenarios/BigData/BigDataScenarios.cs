using Aios.Scenarios.ActivityCalls;
using Aios.Scenarios.Catalogue;
using Aios.Scenarios.Running;

namespace Aios.Scenarios.BigData;

public static class BigDataScenarios
{
    private const int Row = 18;

    public static IEnumerable<Scenario> All { get; } =
    [
        new("big-payloads", Row, [typeof(LargePayloads)], async run =>
            Expect.Equal(await run.ExecuteAsync((LargePayloads w) => w.RunAsync(1_400_000, new byte[1_400_000])), 2_800_000))
        {
            Activities = () => [new Work()],
            Records = false,
        },
        new("big-activity-result-over-limit", Row, [typeof(LargePayloads)], async run =>
        {
            var failure = Expect.Is<ActivityFailureException>(
                await run.FailAsync((LargePayloads w) => w.RunAsync(2_500_000, new byte[1])));
            Expect.True(failure.InnerException is not null, "a readable cause");
        })
        {
            Activities = () => [new Work()],
            Records = false,
        },
        new("big-completion-fails-readably", Row, [typeof(TooMuch)], TooMuchAsync)
        {
            Comparison = HistoryComparison.None,
            Replays = false,
            Records = false,
        },
        new("big-history-in-pages", Row, [typeof(LongHistory)], async run =>
        {
            var handle = await run.StartAsync((LongHistory w) => w.RunAsync(601));
            await run.UntilIdleAsync(handle);
            for (var i = 0; i < 600; i++)
            {
                await handle.SignalAsync(w => w.AddAsync(new byte[4096]));
            }

            await run.Worker.StopAsync();
            run.Worker.Start();
            Expect.Equal(await handle.QueryAsync(w => w.Count()), 600);
            await handle.SignalAsync(w => w.AddAsync(new byte[1]));
            Expect.Equal(await handle.GetResultAsync(), 601);
        })
        {
            Comparison = HistoryComparison.WithoutTasks,
            Records = false,
        },
    ];

    private static async Task TooMuchAsync(ScenarioRun run)
    {
        var handle = await run.StartAsync((TooMuch w) => w.RunAsync());
        // The server ends a run whose task it cannot store, and says why.
        var failure = Expect.Is<TerminatedFailureException>(await ScenarioRun.FailureOfAsync(handle));
        Expect.Contains(failure.Message, "GrpcMessageTooLarge");
    }
}
