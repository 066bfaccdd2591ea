using Aios.Scenarios.Catalogue;
using Aios.Scenarios.Running;

namespace Aios.Scenarios.ActivityCalls;

/// <summary>Cancellation type, reaction of the activity and moment of the cancel, against the outcome.</summary>
public static class CancelActivityScenarios
{
    private const string Cancelled = "activity cancelled CancelRequested";

    public static IEnumerable<Scenario> All { get; } =
    [
        Cancel("try-running", ActivityCancellationType.TryCancel, "throw", "running", Cancelled),
        Cancel("try-not-started", ActivityCancellationType.TryCancel, "throw", "not-started", Cancelled),
        Cancel("try-same-task", ActivityCancellationType.TryCancel, "throw", "same-task", Cancelled),
        Cancel("try-before-schedule", ActivityCancellationType.TryCancel, "throw", "before-schedule", "cancelled before scheduled"),
        Cancel("wait-running", ActivityCancellationType.WaitCancellationCompleted, "throw", "running", Cancelled),
        Cancel("wait-swallowed", ActivityCancellationType.WaitCancellationCompleted, "swallow", "running", "cleaned up after CancelRequested"),
        Cancel("wait-not-started", ActivityCancellationType.WaitCancellationCompleted, "throw", "not-started", Cancelled),
        Cancel("wait-same-task", ActivityCancellationType.WaitCancellationCompleted, "throw", "same-task", Cancelled),
        Cancel("abandon-running", ActivityCancellationType.Abandon, "throw", "running", Cancelled),
        Cancel("abandon-not-started", ActivityCancellationType.Abandon, "throw", "not-started", Cancelled),
        ActivityScenarios.With("activity-cancel-finished", typeof(CancelsFinishedActivity), async run =>
            Expect.Equal(await run.ExecuteAsync((CancelsFinishedActivity w) => w.RunAsync()), "hello Ada")),
    ];

    private static Scenario Cancel(string name, ActivityCancellationType type, string reaction, string moment, string expected) =>
        ActivityScenarios.With($"activity-cancel-{name}", typeof(CancelsActivity), run => DriveAsync(run, type, reaction, moment, expected)) with
        {
            Comparison = moment == "running" ? HistoryComparison.WithoutTasks : HistoryComparison.Exact,
            Worker = options => options.MaxHeartbeatThrottleInterval = TimeSpan.FromMilliseconds(200),
        };

    private static async Task DriveAsync(
        ScenarioRun run,
        ActivityCancellationType type,
        string reaction,
        string moment,
        string expected)
    {
        var handle = await run.StartAsync((CancelsActivity w) => w.RunAsync(type, reaction, moment));
        if (moment == "running")
        {
            await run.Activities<Work>().Started;
        }
        else if (moment == "not-started")
        {
            await run.UntilEventAsync(handle, EventType.ActivityTaskScheduled);
        }

        if (moment is "running" or "not-started")
        {
            await run.UntilIdleAsync(handle);
            await handle.SignalAsync(w => w.CancelAsync());
        }

        if (type == ActivityCancellationType.Abandon)
        {
            await run.UntilIdleAsync(handle);
            await handle.SignalAsync(w => w.FinishAsync());
        }

        Expect.Equal(await handle.GetResultAsync(), expected);
    }
}
