using Aios.Scenarios.Catalogue;
using Aios.Scenarios.Running;

namespace Aios.Scenarios.Children;

/// <summary>Cancellation type, reaction of the child and moment of the cancel, against the outcome.</summary>
public static class CancelChildScenarios
{
    public static IEnumerable<Scenario> All { get; } =
    [
        Cancel("wait-running", ChildWorkflowCancellationType.WaitCancellationCompleted, "throw", "running", "child cancelled"),
        Cancel("wait-swallowed", ChildWorkflowCancellationType.WaitCancellationCompleted, "swallow", "running", "swallowed"),
        Cancel("requested-running", ChildWorkflowCancellationType.WaitCancellationRequested, "throw", "running", "child cancelled"),
        Cancel("try-running", ChildWorkflowCancellationType.TryCancel, "throw", "running", "child cancelled"),
        Cancel("abandon-running", ChildWorkflowCancellationType.Abandon, "throw", "running", "child cancelled"),
        Cancel("same-task", ChildWorkflowCancellationType.WaitCancellationCompleted, "throw", "same-task", "child cancelled"),
        Cancel("before-start", ChildWorkflowCancellationType.WaitCancellationCompleted, "throw", "before-start", "cancelled before start"),
    ];

    private static Scenario Cancel(
        string name,
        ChildWorkflowCancellationType type,
        string reaction,
        string moment,
        string expected) =>
        new($"child-cancel-{name}", 9, [typeof(CancelsChild), typeof(WaitingChild)], run => DriveAsync(run, type, reaction, moment, expected))
        {
            Comparison = HistoryComparison.Unordered,
        };

    private static async Task DriveAsync(
        ScenarioRun run,
        ChildWorkflowCancellationType type,
        string reaction,
        string moment,
        string expected)
    {
        var childId = run.NewId("child");
        var handle = await run.StartAsync((CancelsChild w) => w.RunAsync(childId, type, reaction, moment));
        if (moment == "running")
        {
            await run.UntilEventAsync(handle, EventType.ChildWorkflowExecutionStarted);
            await run.UntilIdleAsync(handle);
            await run.UntilIdleAsync(run.Client.GetWorkflowHandle(childId));
            await handle.SignalAsync(w => w.CancelAsync());
            if (reaction == "throw" && type != ChildWorkflowCancellationType.Abandon)
            {
                await run.UntilEventAsync(handle, EventType.ChildWorkflowExecutionCanceled);
            }
        }

        await run.UntilIdleAsync(handle);
        await handle.SignalAsync(w => w.FinishAsync());
        Expect.Equal(await handle.GetResultAsync(), expected);
    }
}
