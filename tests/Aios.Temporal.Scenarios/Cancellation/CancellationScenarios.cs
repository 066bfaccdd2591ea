using Aios.Scenarios.ActivityCalls;
using Aios.Scenarios.Catalogue;
using Aios.Scenarios.Children;
using Aios.Scenarios.LocalActivities;
using Aios.Scenarios.Running;

namespace Aios.Scenarios.Cancellation;

public static class CancellationScenarios
{
    private const int Row = 12;

    public static IEnumerable<Scenario> All { get; } =
    [
        While("timer"),
        While("condition"),
        While("condition-with-timeout"),
        While("activity"),
        While("local-activity"),
        While("child"),
        new("cancel-before-first-task", Row, [typeof(CancelledWhile)], async run =>
        {
            var handle = await run.StartAsync((CancelledWhile w) => w.RunAsync("timer"));
            await handle.CancelAsync();
            run.Worker.Start();
            Expect.Is<CanceledFailureException>(await ScenarioRun.FailureOfAsync(handle));
        })
        {
            StartsWorker = false,
        },
        new("cancel-with-cleanup", Row, [typeof(CleansUp)], async run =>
        {
            var handle = await run.StartAsync((CleansUp w) => w.RunAsync(false));
            await run.UntilIdleAsync(handle);
            await handle.CancelAsync();
            Expect.Is<CanceledFailureException>(await ScenarioRun.FailureOfAsync(handle));
            Expect.Equal(run.Activities<Work>().Executions("Greet"), 1);
            Expect.Equal(await handle.QueryAsync(w => w.Cleaned()), true);
        })
        {
            Activities = () => [new Work()],
        },
        new("cancel-swallowed", Row, [typeof(CleansUp)], async run =>
        {
            var handle = await run.StartAsync((CleansUp w) => w.RunAsync(true));
            await run.UntilIdleAsync(handle);
            await handle.CancelAsync();
            Expect.Equal(await handle.GetResultAsync(), "swallowed");
        })
        {
            Activities = () => [new Work()],
        },
        new("cancel-ignored", Row, [typeof(IgnoresCancel)], async run =>
        {
            var handle = await run.StartAsync((IgnoresCancel w) => w.RunAsync());
            await run.UntilIdleAsync(handle);
            await handle.CancelAsync();
            await run.UntilIdleAsync(handle);
            await handle.SignalAsync(w => w.FinishAsync());
            Expect.Equal(await handle.GetResultAsync(), "asked to cancel");
        }),
        new("terminate", Row, [typeof(IgnoresCancel)], async run =>
        {
            var handle = await run.StartAsync((IgnoresCancel w) => w.RunAsync());
            await run.UntilIdleAsync(handle);
            await handle.TerminateAsync("the reason", new());
            var failure = Expect.Is<TerminatedFailureException>(await ScenarioRun.FailureOfAsync(handle));
            Expect.Contains(failure.Message, "the reason");
        }),
        new("run-timeout", Row, [typeof(IgnoresCancel)], async run =>
        {
            var failure = Expect.Is<TimeoutFailureException>(
                await run.FailAsync((IgnoresCancel w) => w.RunAsync(), o => o.RunTimeout = TimeSpan.FromSeconds(1)));
            Expect.Equal(failure.TimeoutType, TimeoutType.StartToClose);
        }),
    ];

    private static Scenario While(string kind) =>
        new($"cancel-while-{kind}", Row, [typeof(CancelledWhile), typeof(WaitingChild)], async run =>
        {
            var handle = await run.StartAsync((CancelledWhile w) => w.RunAsync(kind), o => o.TaskTimeout = TimeSpan.FromSeconds(2));
            if (kind == "local-activity")
            {
                await run.Activities<LocalWork>().Started;
            }
            else
            {
                await run.UntilIdleAsync(handle);
            }

            if (kind == "activity")
            {
                await run.Activities<Work>().Started;
            }
            else if (kind == "child")
            {
                await run.UntilEventAsync(handle, EventType.ChildWorkflowExecutionStarted);
                await run.UntilIdleAsync(handle);
            }

            await handle.CancelAsync();
            Expect.Is<CanceledFailureException>(await ScenarioRun.FailureOfAsync(handle));
            Expect.Equal((await handle.DescribeAsync()).Status, WorkflowExecutionStatus.Canceled);
        })
        {
            Activities = () => [new Work(), new LocalWork()],
            Comparison = HistoryComparison.WithoutTasks,
            Worker = options => options.MaxHeartbeatThrottleInterval = TimeSpan.FromMilliseconds(200),
        };
}
