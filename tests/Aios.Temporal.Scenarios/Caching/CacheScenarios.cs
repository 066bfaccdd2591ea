using Aios.Scenarios.ActivityCalls;
using Aios.Scenarios.Catalogue;
using Aios.Scenarios.Running;
using Aios.Scenarios.Timers;

namespace Aios.Scenarios.Caching;

public static class CacheScenarios
{
    private const int Row = 16;

    public static IEnumerable<Scenario> All { get; } =
    [
        Cached(1),
        Cached(1000),
        new("cache-restart-with-timers", Row, [typeof(OneTimer)], async run =>
        {
            var handles = new List<WorkflowHandle<OneTimer, string>>();
            for (var i = 0; i < 10; i++)
            {
                handles.Add(await run.StartAsync((OneTimer w) => w.RunAsync(1500), label: $"run{i}"));
            }

            foreach (var handle in handles)
            {
                await run.UntilIdleAsync(handle);
            }

            await run.Worker.StopAsync();
            run.Worker.Start();
            foreach (var handle in handles)
            {
                Expect.Equal(await handle.GetResultAsync(), "waited");
            }
        })
        {
            Comparison = HistoryComparison.WithoutTasks,
        },
        new("cache-eviction-runs-no-finally", Row, [typeof(WatchesItsFinally)], async run =>
        {
            var before = WatchesItsFinally.Finallies;
            var handle = await run.StartAsync((WatchesItsFinally w) => w.RunAsync());
            await run.UntilIdleAsync(handle);
            await run.Worker.StopAsync();
            run.Worker.Start();
            Expect.Equal(WatchesItsFinally.Finallies - before, 0, "finally blocks after eviction");
            await handle.SignalAsync(w => w.FinishAsync());
            Expect.Equal(await handle.GetResultAsync(), "done");
        })
        {
            Comparison = HistoryComparison.WithoutTasks,
        },
        new("shutdown-under-load", 17, [typeof(SeveralSteps)], ShutdownAsync)
        {
            Activities = () => [new Work()],
            Comparison = HistoryComparison.None,
            Worker = options => options.GracefulShutdownTimeout = TimeSpan.FromSeconds(10),
        },
        new("shutdown-finishes-activity", 17, [typeof(OneActivity)], async run =>
        {
            var handle = await run.StartAsync((OneActivity w) => w.RunAsync("Hold"));
            await run.Activities<Work>().Started;
            var stopping = run.Worker.StopAsync();
            run.Activities<Work>().OpenGate();
            await stopping;
            run.Worker.Start();
            Expect.Equal(await handle.GetResultAsync(), "held");
            Expect.Equal(run.Activities<Work>().Executions("Hold"), 1);
        })
        {
            Activities = () => [new Work()],
            Comparison = HistoryComparison.WithoutTasks,
            Worker = options => options.GracefulShutdownTimeout = TimeSpan.FromSeconds(20),
        },
    ];

    private static Scenario Cached(int size) =>
        new($"cache-{size}", Row, [typeof(SeveralSteps)], async run =>
        {
            var handles = await Task.WhenAll(
                Enumerable.Range(0, 50).Select(i => run.StartAsync((SeveralSteps w) => w.RunAsync(i), label: $"run{i}")));
            for (var i = 0; i < handles.Length; i++)
            {
                Expect.Equal(await handles[i].GetResultAsync(), i + 3);
            }
        })
        {
            Activities = () => [new Work()],
            Comparison = HistoryComparison.WithoutTasks,
            RunsUncached = false,
            Records = false,
            Worker = options => options.MaxCachedWorkflows = size,
        };

    private static async Task ShutdownAsync(ScenarioRun run)
    {
        var handles = await Task.WhenAll(
            Enumerable.Range(0, 40).Select(i => run.StartAsync((SeveralSteps w) => w.RunAsync(i), label: $"run{i}")));
        for (var i = 0; i < 3; i++)
        {
            await run.UntilEventAsync(handles[i * 10], EventType.ActivityTaskCompleted, i + 1);
            await run.Worker.StopAsync();
            run.Worker.Start();
        }

        for (var i = 0; i < handles.Length; i++)
        {
            Expect.Equal(await handles[i].GetResultAsync(), i + 3);
            var types = await ScenarioRun.EventTypesAsync(handles[i]);
            Expect.True(!types.Contains(EventType.WorkflowTaskFailed), "no workflow task failed");
            Expect.True(!types.Contains(EventType.ActivityTaskTimedOut), "no activity timed out");
        }
    }
}
