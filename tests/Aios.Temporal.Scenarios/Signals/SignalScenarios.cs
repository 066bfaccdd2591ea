using Aios.Scenarios.Catalogue;
using Aios.Scenarios.Running;

namespace Aios.Scenarios.Signals;

public static class SignalScenarios
{
    private const int Row = 3;

    public static IEnumerable<Scenario> All { get; } =
    [
        new("signal-before-worker", Row, [typeof(SignalCollector)], BeforeWorkerAsync) { StartsWorker = false },
        new("signal-order-1000", Row, [typeof(SignalCollector)], ThousandAsync) { Comparison = HistoryComparison.WithoutTasks, Records = false },
        new("signal-with-start-new", Row, [typeof(SignalCollector)], async run =>
        {
            var result = await run.ExecuteAsync(
                (SignalCollector w) => w.RunAsync(1),
                o => o.SignalWithStart((SignalCollector w) => w.AddAsync(1)));
            Expect.Equal(result, "1 ordered 1 at start");
        }),
        new("signal-with-start-running", Row, [typeof(SignalCollector)], SignalWithStartRunningAsync),
        new("signal-kinds", Row, [typeof(SignalKinds)], KindsAsync) { Comparison = HistoryComparison.WithoutTasks },
        new("signal-buffered-until-registered", Row, [typeof(BufferedSignals)], async run =>
        {
            var handle = await run.StartAsync((BufferedSignals w) => w.RunAsync());
            await handle.SignalAsync("later", [1]);
            await handle.SignalAsync("later", [2]);
            Expect.Equal(await handle.GetResultAsync(), "registered later1 later2");
        })
        {
            Comparison = HistoryComparison.Unordered,
        },
        new("signal-slow-handlers", Row, [typeof(SlowSignalHandlers)], async run =>
        {
            var handle = await run.StartAsync((SlowSignalHandlers w) => w.RunAsync());
            await handle.SignalAsync(w => w.WorkAsync(20));
            await handle.SignalAsync(w => w.WorkAsync(2));
            Expect.Equal(await handle.GetResultAsync(), "2 20");
        })
        {
            Comparison = HistoryComparison.Unordered,
        },
        new("signal-handler-fails-run", Row, [typeof(FailingSignalHandler)], async run =>
        {
            var handle = await run.StartAsync((FailingSignalHandler w) => w.RunAsync());
            await run.UntilIdleAsync(handle);
            await handle.SignalAsync(w => w.BreakAsync());
            var failure = Expect.Is<ApplicationFailureException>(await ScenarioRun.FailureOfAsync(handle));
            Expect.Equal(failure.Message, "broken by signal");
            Expect.Equal(failure.ErrorType, "Broken");
        }),
        new("signal-mutex", Row, [typeof(ExclusiveHandlers)], async run =>
        {
            var handle = await run.StartAsync((ExclusiveHandlers w) => w.RunAsync());
            await handle.SignalAsync(w => w.EnterAsync("a"));
            await handle.SignalAsync(w => w.EnterAsync("b"));
            Expect.Equal(await handle.GetResultAsync(), "+a -a +b -b");
        })
        {
            Comparison = HistoryComparison.Unordered,
        },
        new("signal-missing-run", Row, [typeof(SignalCollector)], async run =>
        {
            var missing = run.Client.GetWorkflowHandle<SignalCollector>("no-such-workflow");
            var error = await Expect.ThrowsAsync<RpcException>(() => missing.SignalAsync(w => w.AddAsync(1)));
            Expect.Equal(error.Code, RpcException.StatusCode.NotFound);
        })
        {
            Records = false,
        },
    ];

    private static async Task BeforeWorkerAsync(ScenarioRun run)
    {
        var handle = await run.StartAsync((SignalCollector w) => w.RunAsync(3));
        for (var i = 1; i <= 3; i++)
        {
            await handle.SignalAsync(w => w.AddAsync(i));
        }

        run.Worker.Start();
        Expect.Equal(await handle.GetResultAsync(), "3 ordered 3 at start");
    }

    private static async Task ThousandAsync(ScenarioRun run)
    {
        var handle = await run.StartAsync((SignalCollector w) => w.RunAsync(1000));
        await run.UntilIdleAsync(handle);
        for (var i = 1; i <= 1000; i++)
        {
            await handle.SignalAsync(w => w.AddAsync(i));
        }

        Expect.Equal(await handle.GetResultAsync(), "1000 ordered 0 at start");
    }

    private static async Task SignalWithStartRunningAsync(ScenarioRun run)
    {
        var handle = await run.StartAsync((SignalCollector w) => w.RunAsync(2));
        await run.UntilIdleAsync(handle);
        for (var i = 1; i <= 2; i++)
        {
            var options = run.Options(o =>
            {
                o.Id = handle.Id;
                o.SignalWithStart((SignalCollector w) => w.AddAsync(i));
            });
            var again = await run.Client.StartWorkflowAsync((SignalCollector w) => w.RunAsync(99), options);
            Expect.Equal(again.ResultRunId, handle.ResultRunId);
            if (i == 1)
            {
                await run.UntilIdleAsync(handle);
            }
        }

        Expect.Equal(await handle.GetResultAsync(), "2 ordered 0 at start");
    }

    private static async Task KindsAsync(ScenarioRun run)
    {
        var handle = await run.StartAsync((SignalKinds w) => w.RunAsync());
        await handle.SignalAsync(w => w.NamedAsync("x", 5));
        await handle.SignalAsync("unknown", ["one"]);
        await run.UntilIdleAsync(handle);
        await handle.SignalAsync("late", ["text"]);
        await handle.SignalAsync("another", []);
        await handle.SignalAsync(w => w.FinishAsync());
        Expect.Equal(await handle.GetResultAsync(), "named x 5, dynamic unknown 1, late text, dynamic another 0");
    }
}
