using Aios.Scenarios.Catalogue;
using Aios.Scenarios.Running;

namespace Aios.Scenarios.Updates;

public static class UpdateWithStartScenarios
{
    private const int Row = 5;

    public static IEnumerable<Scenario> All { get; } =
    [
        new("update-with-start-new", Row, [typeof(Account)], async run =>
        {
            var start = Start(run, run.NewId(), WorkflowIdConflictPolicy.Fail);
            var result = await run.Client.ExecuteUpdateWithStartWorkflowAsync(
                (Account w) => w.DepositAsync(5), new WorkflowUpdateWithStartOptions(start));
            Expect.Equal(result, 5);
            var handle = await start.GetHandleAsync();
            run.Track("main", handle.Id);
            await UpdateScenarios.CloseAsync(handle, 5);
        })
        {
            Comparison = HistoryComparison.WithoutTasks,
        },
        new("update-with-start-existing", Row, [typeof(Account)], async run =>
        {
            var existing = await UpdateScenarios.StartedAsync(run);
            var start = Start(run, existing.Id, WorkflowIdConflictPolicy.UseExisting);
            var update = await run.Client.StartUpdateWithStartWorkflowAsync(
                (Account w) => w.SlowDepositAsync(5), new(start, WorkflowUpdateStage.Accepted));
            Expect.Equal((await start.GetHandleAsync()).ResultRunId, existing.ResultRunId);
            Expect.Equal(await update.GetResultAsync(), "SlowDeposit 5");
            await UpdateScenarios.CloseAsync(existing, 5);
        }),
        new("update-with-start-conflict", Row, [typeof(Account)], async run =>
        {
            var existing = await UpdateScenarios.StartedAsync(run);
            var start = Start(run, existing.Id, WorkflowIdConflictPolicy.Fail);
            await Expect.ThrowsAsync<WorkflowAlreadyStartedException>(() => run.Client.ExecuteUpdateWithStartWorkflowAsync(
                (Account w) => w.DepositAsync(5), new WorkflowUpdateWithStartOptions(start)));
            await Expect.ThrowsAsync<WorkflowAlreadyStartedException>(() => start.GetHandleAsync());
            await UpdateScenarios.CloseAsync(existing, 0);
        }),
        new("update-with-start-rejected", Row, [typeof(Account)], async run =>
        {
            var start = Start(run, run.NewId(), WorkflowIdConflictPolicy.Fail);
            await Expect.ThrowsAsync<WorkflowUpdateFailedException>(() => run.Client.ExecuteUpdateWithStartWorkflowAsync(
                (Account w) => w.DepositAsync(-5), new WorkflowUpdateWithStartOptions(start)));
            var handle = await start.GetHandleAsync();
            run.Track("main", handle.Id);
            await UpdateScenarios.CloseAsync(handle, 0);
        })
        {
            Comparison = HistoryComparison.WithoutTasks,
        },
    ];

    private static WithStartWorkflowOperation<WorkflowHandle<Account, int>> Start(
        ScenarioRun run,
        string id,
        WorkflowIdConflictPolicy conflict) =>
        WithStartWorkflowOperation.Create(
            (Account w) => w.RunAsync(),
            run.Options(o =>
            {
                o.Id = id;
                o.IdConflictPolicy = conflict;
            }))!;
}
