using Aios.Scenarios.Catalogue;
using Aios.Scenarios.Running;

namespace Aios.Scenarios.Timers;

public static class TimerScenarios
{
    private const int Row = 6;

    public static IEnumerable<Scenario> All { get; } =
    [
        new("timer-one", Row, [typeof(OneTimer)], async run =>
            Expect.Equal(await run.ExecuteAsync((OneTimer w) => w.RunAsync(300)), "waited")),
        new("timer-zero", Row, [typeof(OneTimer)], async run =>
            Expect.Equal(await run.ExecuteAsync((OneTimer w) => w.RunAsync(0)), "waited")),
        new("timer-cancel-same-task", Row, [typeof(TimerCancelledInSameTask)], async run =>
        {
            var handle = await run.StartAsync((TimerCancelledInSameTask w) => w.RunAsync());
            Expect.Equal(await handle.GetResultAsync(), "cancelled");
            var types = await ScenarioRun.EventTypesAsync(handle);
            Expect.True(!types.Contains(EventType.TimerStarted), "no timer events");
        }),
        new("timer-cancel-later", Row, [typeof(TimerCancelledLater)], async run =>
            Expect.Equal(await run.ExecuteAsync((TimerCancelledLater w) => w.RunAsync()), "cancelled")),
        new("timer-many", Row, [typeof(ManyTimers)], async run =>
            Expect.Equal(await run.ExecuteAsync((ManyTimers w) => w.RunAsync(100)), "100 fired"))
        {
            Comparison = HistoryComparison.Unordered,
        },
        new("timer-fire-order", Row, [typeof(TimersInReverse)], async run =>
            Expect.Equal(await run.ExecuteAsync((TimersInReverse w) => w.RunAsync()), "fast middle slow"))
        {
            Comparison = HistoryComparison.WithoutTasks,
        },
        new("timer-time-stands-still", Row, [typeof(TimeStandsStill)], async run =>
            Expect.Equal(await run.ExecuteAsync((TimeStandsStill w) => w.RunAsync()), "1 moved Utc")),
        new("timer-wait-timeout", Row, [typeof(WaitWithTimeout)], async run =>
        {
            var handle = await run.StartAsync((WaitWithTimeout w) => w.RunAsync());
            await run.UntilEventAsync(handle, EventType.TimerStarted, 2);
            await handle.SignalAsync(w => w.ReadyAsync());
            Expect.Equal(await handle.GetResultAsync(), "False True True");
        }),
        new("timer-race", Row, [typeof(TimerRace)], async run =>
            Expect.Equal(await run.ExecuteAsync((TimerRace w) => w.RunAsync()), "fast")),
        new("timer-two-waiters", Row, [typeof(TwoWaitersOneToken)], async run =>
            Expect.Equal(await run.ExecuteAsync((TwoWaitersOneToken w) => w.RunAsync()), "1 first second")),
        new("timer-random", Row, [typeof(RandomValues)], async run =>
            Expect.Equal(await run.ExecuteAsync((RandomValues w) => w.RunAsync()), "stable")),
    ];
}
