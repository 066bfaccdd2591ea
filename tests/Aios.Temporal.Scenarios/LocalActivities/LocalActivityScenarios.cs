using Aios.Scenarios.ActivityCalls;
using Aios.Scenarios.Catalogue;
using Aios.Scenarios.Running;

namespace Aios.Scenarios.LocalActivities;

public static class LocalActivityScenarios
{
    private const int Row = 8;

    public static IEnumerable<Scenario> All { get; } =
    [
        With("local-calls", typeof(LocalCalls), async run =>
        {
            Expect.Equal(await run.ExecuteAsync((LocalCalls w) => w.RunAsync()), "quick a True, quick b True, quick c True");
            Expect.Equal(run.Activities<LocalWork>().Executions("Quick"), 3, "executions: replay must not run them again");
        }),
        With("local-other-order", typeof(LocalOtherOrder), async run =>
        {
            Expect.Equal(await run.ExecuteAsync((LocalOtherOrder w) => w.RunAsync()), "slept 10, slept 700");
            Expect.Equal(run.Activities<LocalWork>().Executions("Sleep"), 2);
        }),
        With("local-longer-than-task", typeof(LongLocalActivity), async run =>
        {
            var handle = await run.StartAsync((LongLocalActivity w) => w.RunAsync(9000), o => o.TaskTimeout = TimeSpan.FromSeconds(4));
            Expect.Equal(await handle.GetResultAsync(), "slept 9000 False");
            Expect.Equal(run.Activities<LocalWork>().Executions("Sleep"), 1);
            var types = await ScenarioRun.EventTypesAsync(handle);
            Expect.True(!types.Contains(EventType.WorkflowTaskTimedOut), "no workflow task timed out");
            Expect.True(types.Count(t => t == EventType.WorkflowTaskCompleted) >= 3, "heartbeats in history");
        }) with
        {
            Comparison = HistoryComparison.WithoutTasks,
        },
        With("local-signal-meanwhile", typeof(LongLocalActivity), async run =>
        {
            var handle = await run.StartAsync((LongLocalActivity w) => w.RunAsync(3000), o => o.TaskTimeout = TimeSpan.FromSeconds(2));
            await run.Activities<LocalWork>().Started;
            await handle.SignalAsync(w => w.SignalAsync());
            Expect.Equal(await handle.GetResultAsync(), "slept 3000 True");
        }) with
        {
            Comparison = HistoryComparison.WithoutTasks,
        },
        With("local-query-meanwhile", typeof(LongLocalActivity), async run =>
        {
            var handle = await run.StartAsync((LongLocalActivity w) => w.RunAsync(3000), o => o.TaskTimeout = TimeSpan.FromSeconds(2));
            await run.Activities<LocalWork>().Started;
            Expect.Equal(await handle.QueryAsync(w => w.Signalled()), false);
            Expect.Equal(await handle.GetResultAsync(), "slept 3000 False");
            Expect.Equal(run.Activities<LocalWork>().Executions("Sleep"), 1);
        }) with
        {
            Comparison = HistoryComparison.WithoutTasks,
            RunsUncached = false,
        },
        With("local-retry-in-process", typeof(LocalRetries), async run =>
            Expect.Equal(await run.ExecuteAsync((LocalRetries w) => w.RunAsync(3, 20, 60_000)), "attempt 3")),
        With("local-retry-by-timer", typeof(LocalRetries), async run =>
        {
            var handle = await run.StartAsync((LocalRetries w) => w.RunAsync(3, 300, 100));
            Expect.Equal(await handle.GetResultAsync(), "attempt 3");
            var types = await ScenarioRun.EventTypesAsync(handle);
            Expect.Equal(types.Count(t => t == EventType.TimerFired), 2, "back-off timers");
        }),
        With("local-retry-exhausted", typeof(LocalRetries), async run =>
            Expect.Equal(
                await run.ExecuteAsync((LocalRetries w) => w.RunAsync(9, 20, 60_000)),
                "Flaky attempt 4 fails")),
        With("local-timeout", typeof(LocalTimeout), async run =>
            Expect.Equal(await run.ExecuteAsync((LocalTimeout w) => w.RunAsync()), "TimeoutFailureException StartToClose")) with
        {
            // The official SDK fails the first execution with an activity failure, and the replay with the bare cause.
            OfficialReplays = false,
        },
        With("local-interleaved", typeof(LocalInterleaved), async run =>
        {
            var result = await run.ExecuteAsync((LocalInterleaved w) => w.RunAsync(4, 6));
            Expect.Equal(result.Split(' ').Length, 24);
            Expect.Equal(run.Activities<LocalWork>().Executions("Sleep"), 24);
        }) with
        {
            Activities = () => [new LocalWork(), new Work()],
            Comparison = HistoryComparison.None,
        },
        With("local-cancel-try", typeof(LocalCancel), run => CancelAsync(run, ActivityCancellationType.TryCancel)) with
        {
            Comparison = HistoryComparison.WithoutTasks,
        },
        With("local-cancel-wait", typeof(LocalCancel), run => CancelAsync(run, ActivityCancellationType.WaitCancellationCompleted)) with
        {
            Comparison = HistoryComparison.WithoutTasks,
        },
    ];

    private static Scenario With(string name, Type workflow, Func<ScenarioRun, Task> drive) =>
        new(name, Row, [workflow], drive) { Activities = () => [new LocalWork()] };

    private static async Task CancelAsync(ScenarioRun run, ActivityCancellationType type)
    {
        var handle = await run.StartAsync((LocalCancel w) => w.RunAsync(type), o => o.TaskTimeout = TimeSpan.FromSeconds(2));
        await run.Activities<LocalWork>().Started;
        await handle.SignalAsync(w => w.CancelAsync());
        Expect.Equal(await handle.GetResultAsync(), "activity cancelled");
    }
}
