using Aios.Scenarios.Catalogue;
using Aios.Scenarios.Running;

namespace Aios.Scenarios.Determinism;

/// <summary>Each trap fails the workflow task; the repaired code then finishes the run.</summary>
public static class DeterminismScenarios
{
    private const int Row = 21;

    public static IEnumerable<Scenario> All { get; } =
    [
        // The official SDK does not notice this one: its run hangs.
        Trap("configure-await-false") with { Records = false },
        Trap("task-run"),
        Trap("task-delay"),
        Trap("cancel-async"),
        Trap("cancel-after"),
        Trap("thread-sleep", "TMPRL1101"),
        Trap("blocking-wait", "TMPRL1101"),
        Changed("nondeterminism-other-command", typeof(ChangedToActivity)),
        Changed("nondeterminism-missing-command", typeof(ChangedToNothing)),
        new("determinism-safe-primitives", Row, [typeof(SafePrimitives)], async run =>
            Expect.Equal(await run.ExecuteAsync((SafePrimitives w) => w.RunAsync()), "4 ready"))
        {
            Comparison = HistoryComparison.Unordered,
        },
    ];

    private static Scenario Trap(string trap, string message = "") =>
        new($"trap-{trap}", Row, [typeof(NotTrapped)], run => TrapAsync(run, trap, message))
        {
            StartsWorker = false,
            Comparison = HistoryComparison.None,
        };

    private static async Task TrapAsync(ScenarioRun run, string trap, string message)
    {
        run.Worker.Start(options =>
        {
            options.Workflows.Clear();
            options.AddWorkflow<Trapped>();
        });
        var handle = await run.StartAsync((NotTrapped w) => w.RunAsync(trap), ShortTask);
        await run.UntilEventAsync(handle, EventType.WorkflowTaskFailed);
        var failed = (await handle.FetchHistoryAsync()).Events
            .First(e => e.EventType == EventType.WorkflowTaskFailed).WorkflowTaskFailedEventAttributes;
        Expect.Contains(failed.Failure.Message, message);
        await run.Worker.StopAsync();
        run.Worker.Start();
        Expect.Equal(await handle.GetResultAsync(), "repaired");
    }

    /// <summary>The second attempt of a failing task is not reported: it times out.</summary>
    private static void ShortTask(WorkflowOptions options) => options.TaskTimeout = TimeSpan.FromSeconds(3);

    private static Scenario Changed(string name, Type changed) =>
        new(name, Row, [typeof(ChangedBefore)], async run =>
        {
            var handle = await run.StartAsync((ChangedBefore w) => w.RunAsync(), ShortTask);
            await run.UntilEventAsync(handle, EventType.TimerFired);
            await run.UntilIdleAsync(handle);
            await run.Worker.StopAsync();
            run.Worker.Start(options =>
            {
                options.Workflows.Clear();
                options.AddWorkflow(changed);
            });
            await handle.SignalAsync(w => w.GoAsync());
            await run.UntilEventAsync(handle, EventType.WorkflowTaskFailed);
            var failed = (await handle.FetchHistoryAsync()).Events
                .Last(e => e.EventType == EventType.WorkflowTaskFailed).WorkflowTaskFailedEventAttributes;
            Expect.Equal(failed.Cause, WorkflowTaskFailedCause.NonDeterministicError);
            Expect.Contains(failed.Failure.Message, "TMPRL1100");
            await run.Worker.StopAsync();
            run.Worker.Start();
            Expect.Equal(await handle.GetResultAsync(), "before");
        })
        {
            Comparison = HistoryComparison.None,
        };
}
