using Aios.Scenarios.Catalogue;
using Aios.Scenarios.Running;

namespace Aios.Scenarios.Updates;

public static class UpdateScenarios
{
    private const int Row = 5;

    public static IEnumerable<Scenario> All { get; } =
    [
        new("update-one-task", Row, [typeof(Account)], async run =>
        {
            var handle = await StartedAsync(run);
            Expect.Equal(await handle.ExecuteUpdateAsync(w => w.DepositAsync(5)), 5);
            Expect.Equal(await handle.ExecuteUpdateAsync(w => w.DepositAsync(6)), 11);
            await CloseAsync(handle, 11);
        }),
        new("update-across-tasks", Row, [typeof(Account)], async run =>
        {
            var handle = await StartedAsync(run);
            Expect.Equal(await handle.ExecuteUpdateAsync(w => w.SlowDepositAsync(5)), "SlowDeposit 5");
            await CloseAsync(handle, 5);
        }),
        new("update-rejected-leaves-nothing", Row, [typeof(Account)], RejectedAsync),
        new("update-rejected-then-work", Row, [typeof(Account)], RejectedThenWorkAsync) { Comparison = HistoryComparison.WithoutTasks },
        new("update-fails-at-once", Row, [typeof(Account)], run => FailAsync(run, late: false)),
        new("update-fails-later", Row, [typeof(Account)], run => FailAsync(run, late: true)),
        new("update-duplicate-id", Row, [typeof(Account)], async run =>
        {
            var handle = await StartedAsync(run);
            for (var i = 0; i < 3; i++)
            {
                Expect.Equal(await handle.ExecuteUpdateAsync(w => w.DepositAsync(5), new("same-id")), 5);
            }

            await CloseAsync(handle, 5);
        }),
        new("update-start-then-result", Row, [typeof(Account)], async run =>
        {
            var handle = await StartedAsync(run);
            var update = await handle.StartUpdateAsync(
                w => w.WaitForBalanceAsync(10), new(WorkflowUpdateStage.Accepted));
            await handle.SignalAsync(w => w.AddAsync(10));
            Expect.Equal(await update.GetResultAsync(), 10);
            Expect.Equal(await handle.GetUpdateHandle<int>(update.Id).GetResultAsync(), 10);
            await CloseAsync(handle, 10);
        }),
        new("update-before-worker", Row, [typeof(Account)], BeforeWorkerAsync) { StartsWorker = false },
        new("update-parallel", Row, [typeof(Account)], async run =>
        {
            var handle = await StartedAsync(run);
            await Task.WhenAll(Enumerable.Range(1, 8).Select(i => handle.ExecuteUpdateAsync(w => w.SlowDepositAsync(i))));
            await CloseAsync(handle, 36);
        })
        {
            Comparison = HistoryComparison.Unordered,
        },
        new("update-closed-run", Row, [typeof(Account)], async run =>
        {
            var handle = await StartedAsync(run);
            await CloseAsync(handle, 0);
            var error = await Expect.ThrowsAsync<RpcException>(() => handle.ExecuteUpdateAsync(w => w.DepositAsync(1)));
            Expect.Equal(error.Code, RpcException.StatusCode.NotFound);
        }),
        new("update-unknown", Row, [typeof(Account)], async run =>
        {
            var handle = await StartedAsync(run);
            var error = await Expect.ThrowsAsync<WorkflowUpdateFailedException>(() => handle.ExecuteUpdateAsync("no-such-update", []));
            Expect.Contains(error.InnerException?.Message, "no-such-update");
            await CloseAsync(handle, 0);
        }),
        new("update-survives-worker-restart", Row, [typeof(Account)], RestartAsync) { Comparison = HistoryComparison.WithoutTasks },
        new("update-kinds", Row, [typeof(UpdateKinds)], KindsAsync),
        new("update-before-main-method", Row, [typeof(UpdateAtStart)], FirstTaskAsync) { StartsWorker = false },
        new("update-handler-commands", Row, [typeof(UpdateThenActivityOrder)], async run =>
        {
            var handle = await run.StartAsync((UpdateThenActivityOrder w) => w.RunAsync());
            await run.UntilIdleAsync(handle);
            await handle.ExecuteUpdateAsync(w => w.TwoTimersAsync());
            Expect.Equal(await handle.GetResultAsync(), "closed");
        }),
    ];

    internal static async Task<WorkflowHandle<Account, int>> StartedAsync(ScenarioRun run)
    {
        var handle = await run.StartAsync((Account w) => w.RunAsync());
        await run.UntilIdleAsync(handle);
        return handle;
    }

    internal static async Task CloseAsync(WorkflowHandle<Account, int> handle, int balance)
    {
        await handle.ExecuteUpdateAsync(w => w.CloseAsync());
        Expect.Equal(await handle.GetResultAsync(), balance, "final balance");
    }

    private static async Task RejectedAsync(ScenarioRun run)
    {
        var handle = await StartedAsync(run);
        var before = await ScenarioRun.EventTypesAsync(handle);
        for (var i = 0; i < 3; i++)
        {
            var error = await Expect.ThrowsAsync<WorkflowUpdateFailedException>(
                () => handle.ExecuteUpdateAsync(w => w.DepositAsync(-1)));
            var failure = Expect.Is<ApplicationFailureException>(error.InnerException);
            Expect.Contains(failure.Message, "must be positive");
            Expect.Equal(failure.ErrorType, "ArgumentException");
        }

        Expect.Equal((await ScenarioRun.EventTypesAsync(handle)).Count, before.Count, "events after rejections");
        await CloseAsync(handle, 0);
    }

    private static async Task RejectedThenWorkAsync(ScenarioRun run)
    {
        var handle = await StartedAsync(run);
        for (var i = 0; i < 3; i++)
        {
            await Expect.ThrowsAsync<WorkflowUpdateFailedException>(() => handle.ExecuteUpdateAsync(w => w.DepositAsync(-1)));
            await handle.SignalAsync(w => w.AddAsync(1));
            await handle.ExecuteUpdateAsync(w => w.SlowDepositAsync(10));
        }

        await CloseAsync(handle, 33);
    }

    private static async Task FailAsync(ScenarioRun run, bool late)
    {
        var handle = await StartedAsync(run);
        await handle.ExecuteUpdateAsync(w => w.DepositAsync(7));
        var error = await Expect.ThrowsAsync<WorkflowUpdateFailedException>(() => handle.ExecuteUpdateAsync(w => w.FailAsync(late)));
        var failure = Expect.Is<ApplicationFailureException>(error.InnerException);
        Expect.Equal(failure.ErrorType, "Refused");
        Expect.Equal(failure.Details.ElementAt<int>(0), 7);
        await CloseAsync(handle, 7);
    }

    private static async Task BeforeWorkerAsync(ScenarioRun run)
    {
        var handle = await run.StartAsync((Account w) => w.RunAsync());
        var update = handle.ExecuteUpdateAsync(w => w.DepositAsync(3));
        run.Worker.Start();
        Expect.Equal(await update, 3);
        await CloseAsync(handle, 3);
    }

    private static async Task RestartAsync(ScenarioRun run)
    {
        var handle = await StartedAsync(run);
        var update = await handle.StartUpdateAsync(w => w.WaitForBalanceAsync(4), new(WorkflowUpdateStage.Accepted));
        await run.Worker.StopAsync();
        await handle.SignalAsync(w => w.AddAsync(4));
        run.Worker.Start();
        Expect.Equal(await update.GetResultAsync(), 4);
        await CloseAsync(handle, 4);
    }

    private static async Task KindsAsync(ScenarioRun run)
    {
        var handle = await run.StartAsync((UpdateKinds w) => w.RunAsync());
        await run.UntilEventAsync(handle, EventType.TimerFired);
        await run.UntilIdleAsync(handle);
        Expect.Equal(await handle.ExecuteUpdateAsync<string>("late", ["x"]), "x");
        await Expect.ThrowsAsync<WorkflowUpdateFailedException>(() => handle.ExecuteUpdateAsync<string>("late", [""]));
        Expect.Equal(await handle.ExecuteUpdateAsync<string>("whatever", [1, 2]), "whatever");
        await handle.SignalAsync(w => w.CloseAsync());
        Expect.Equal(await handle.GetResultAsync(), "late x, dynamic whatever 2");
    }

    private static async Task FirstTaskAsync(ScenarioRun run)
    {
        var handle = await run.StartAsync((UpdateAtStart w) => w.RunAsync("n"));
        var update = handle.ExecuteUpdateAsync(w => w.TouchAsync());
        run.Worker.Start();
        var seen = await update;
        Expect.Contains(seen, "init n");
        Expect.Contains(seen, "update");
        var result = await handle.GetResultAsync();
        Expect.Equal(result!.Split(' ').Length, 4);
    }
}
