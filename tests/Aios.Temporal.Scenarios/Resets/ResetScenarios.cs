using Aios.Scenarios.ActivityCalls;
using Aios.Scenarios.Catalogue;
using Aios.Scenarios.Running;

namespace Aios.Scenarios.Resets;

public static class ResetScenarios
{
    public static IEnumerable<Scenario> All { get; } =
    [
        new("reset-to-middle", 15, [typeof(DrawsNumbers)], ResetAsync)
        {
            Activities = () => [new Work()],
            Comparison = HistoryComparison.WithoutTasks,
        },
    ];

    private static async Task ResetAsync(ScenarioRun run)
    {
        var first = await run.StartAsync((DrawsNumbers w) => w.RunAsync(), label: "before");
        await run.UntilEventAsync(first, EventType.ActivityTaskCompleted, 2);
        await run.UntilIdleAsync(first);
        Expect.Equal(await first.ExecuteUpdateAsync(w => w.DepositAsync(7)), 7);
        var tasks = (await first.FetchHistoryAsync()).Events.Where(e => e.EventType == EventType.WorkflowTaskCompleted).ToList();
        var response = await run.Client.WorkflowService.ResetWorkflowExecutionAsync(new ResetWorkflowExecutionRequest
        {
            Namespace = run.Settings.Namespace,
            WorkflowExecution = new ExecutionKey { WorkflowId = first.Id, RunId = first.ResultRunId },
            Reason = "scenario",
            RequestId = Guid.NewGuid().ToString(),
            WorkflowTaskFinishEventId = tasks[1].EventId,
        });
        run.Track("after", first.Id, response.RunId);
        var second = run.Client.GetWorkflowHandle<DrawsNumbers, string>(first.Id, response.RunId);
        await run.UntilEventAsync(second, EventType.ActivityTaskCompleted, 2);
        await run.UntilIdleAsync(second);
        await second.SignalAsync(w => w.FinishAsync());
        var after = (await second.GetResultAsync())!.Split(' ');
        Expect.Equal(after.Length, 4);
        Expect.Equal(after[3], "7", "the update was applied again");
        Expect.Equal(after.Distinct(StringComparer.Ordinal).Count(), 4, "numbers after the reset come from a new seed");
        Expect.Equal(run.Activities<Work>().Executions("Greet"), 3, "only the step after the reset point ran again");
    }
}
