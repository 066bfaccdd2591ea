using Aios.Scenarios.Catalogue;
using Aios.Scenarios.Running;

namespace Aios.Scenarios.External;

public static class ExternalScenarios
{
    private const int Row = 10;
    private static readonly Type[] Workflows = [typeof(CallsExternal), typeof(ExternalTarget), typeof(CancelsExternalSignal)];

    public static IEnumerable<Scenario> All { get; } =
    [
        new("external-signal", Row, Workflows, async run =>
        {
            var target = await TargetAsync(run);
            Expect.Equal(await run.ExecuteAsync((CallsExternal w) => w.RunAsync(target.Id, null, "signal")), "sent");
            Expect.Equal(await target.GetResultAsync(), "from outside");
        })
        {
            Comparison = HistoryComparison.WithoutTasks,
        },
        new("external-signal-run", Row, Workflows, async run =>
        {
            var target = await TargetAsync(run);
            Expect.Equal(await run.ExecuteAsync((CallsExternal w) => w.RunAsync(target.Id, target.ResultRunId, "signal")), "sent");
            Expect.Equal(await target.GetResultAsync(), "from outside");
        })
        {
            Comparison = HistoryComparison.WithoutTasks,
        },
        new("external-cancel", Row, Workflows, async run =>
        {
            var target = await TargetAsync(run);
            Expect.Equal(await run.ExecuteAsync((CallsExternal w) => w.RunAsync(target.Id, null, "cancel")), "sent");
            Expect.Is<CanceledFailureException>(await ScenarioRun.FailureOfAsync(target));
        })
        {
            Comparison = HistoryComparison.WithoutTasks,
        },
        new("external-signal-missing", Row, Workflows, async run =>
            Expect.Contains(
                await run.ExecuteAsync((CallsExternal w) => w.RunAsync("no-such-workflow", null, "signal")),
                "Unable to signal external workflow because it was not found")),
        new("external-cancel-missing", Row, Workflows, async run =>
            Expect.Contains(
                await run.ExecuteAsync((CallsExternal w) => w.RunAsync("no-such-workflow", null, "cancel")),
                "Unable to cancel external workflow because not found")),
        new("external-signal-other-run", Row, Workflows, async run =>
        {
            var target = await TargetAsync(run);
            Expect.Contains(
                await run.ExecuteAsync((CallsExternal w) => w.RunAsync(target.Id, Guid.NewGuid().ToString(), "signal")),
                "Unable to signal external workflow because it was not found");
            await target.SignalAsync(w => w.TellAsync("bye"));
            await target.GetResultAsync();
        }),
        new("external-signal-cancelled-same-task", Row, Workflows, async run =>
            Expect.Equal(
                await run.ExecuteAsync((CancelsExternalSignal w) => w.RunAsync("no-such-workflow", false)),
                "Signal was cancelled before being sent")),
        new("external-signal-cancelled-before", Row, Workflows, async run =>
            Expect.Equal(
                await run.ExecuteAsync((CancelsExternalSignal w) => w.RunAsync("no-such-workflow", true)),
                "Signal cancelled before scheduled")),
    ];

    private static async Task<WorkflowHandle<ExternalTarget, string>> TargetAsync(ScenarioRun run)
    {
        var target = await run.StartAsync((ExternalTarget w) => w.RunAsync(), label: "target");
        await run.UntilIdleAsync(target);
        return target;
    }
}
