using Aios.Scenarios.Catalogue;
using Aios.Scenarios.Running;

namespace Aios.Scenarios.ActivityCalls;

public static class ActivityScenarios
{
    private const int Row = 7;

    public static IEnumerable<Scenario> All { get; } =
    [
        With("activity-calls", typeof(CallsActivities), async run =>
        {
            Expect.Equal(
                await run.ExecuteAsync((CallsActivities w) => w.RunAsync()),
                "hello Ada, 3, hello Bob, dynamic whatever 3");
            Expect.Equal(run.Activities<Work>().Executions("Greet"), 2);
        }),
        With("activity-parallel", typeof(ParallelActivities), async run =>
            Expect.Equal(await run.ExecuteAsync((ParallelActivities w) => w.RunAsync(20)), "210")) with
        {
            Comparison = HistoryComparison.Unordered,
        },
        With("activity-retries", typeof(RetriesActivity), async run =>
            Expect.Equal(await run.ExecuteAsync((RetriesActivity w) => w.RunAsync(3)), "attempt 3")),
        With("activity-retries-exhausted", typeof(RetriesActivity), async run =>
        {
            var failure = Expect.Is<ActivityFailureException>(await run.FailAsync((RetriesActivity w) => w.RunAsync(9)));
            Expect.Equal(failure.RetryState, RetryState.MaximumAttemptsReached);
            var cause = Expect.Is<ApplicationFailureException>(failure.InnerException);
            Expect.Equal(cause.Message, "attempt 4 fails");
            Expect.Equal(cause.Details.ElementAt<string>(0), "detail");
            Expect.Equal(cause.Details.ElementAt<int>(1), 4);
        }),
        With("activity-non-retryable", typeof(CatchesActivityFailure), run =>
            CatchAsync(run, "non-retryable", "FailHard the-id NonRetryableFailure Hard hard True 2 ")),
        With("activity-non-retryable-type", typeof(CatchesActivityFailure), run =>
            CatchAsync(run, "by-type", "FailHard the-id NonRetryableFailure ByType typed False 0 ")),
        With("activity-next-retry-delay", typeof(CatchesActivityFailure), run =>
            CatchAsync(run, "next-delay", "FailHard the-id MaximumAttemptsReached Delayed delayed False 0 ")),
        With("activity-plain-exception", typeof(CatchesActivityFailure), run =>
            CatchAsync(run, "other", "FailHard the-id MaximumAttemptsReached InvalidOperationException outer False 0 inner")),
        With("activity-start-to-close", typeof(ActivityTimeouts), run => TimeoutAsync(run, "start-to-close", "StartToClose MaximumAttemptsReached only once")),
        With("activity-schedule-to-close", typeof(ActivityTimeouts), run => TimeoutAsync(run, "schedule-to-close", "")) with
        {
            Comparison = HistoryComparison.WithoutTasks,
        },
        With("activity-schedule-to-start", typeof(ActivityTimeouts), run =>
            TimeoutAsync(run, "schedule-to-start", "ScheduleToStart Timeout -")),
        With("activity-heartbeat-timeout", typeof(ActivityTimeouts), run =>
            TimeoutAsync(run, "heartbeat", "Heartbeat MaximumAttemptsReached only once")),
        With("activity-heartbeat-details", typeof(OneActivity), async run =>
            Expect.Equal(await run.ExecuteAsync((OneActivity w) => w.RunAsync("Resume")), "attempt 3 resumed at 20")),
        With("activity-info", typeof(OneActivity), async run =>
            Expect.Equal(
                await run.ExecuteAsync((OneActivity w) => w.RunAsync("Describe")),
                "Describe 1 False OneActivity default 30 20 40")),
        With("activity-complete-by-token", typeof(OneActivity), async run =>
        {
            var handle = await run.StartAsync((OneActivity w) => w.RunAsync("CompleteElsewhere"));
            var token = await run.Activities<Work>().Token;
            var elsewhere = run.Client.GetAsyncActivityHandle(token);
            await elsewhere.HeartbeatAsync(new() { Details = ["half"] });
            await elsewhere.CompleteAsync("by token");
            Expect.Equal(await handle.GetResultAsync(), "by token");
        }),
        With("activity-complete-by-id", typeof(OneActivity), async run =>
        {
            var handle = await run.StartAsync((OneActivity w) => w.RunAsync("CompleteElsewhere"));
            await run.Activities<Work>().Token;
            await run.Client.GetAsyncActivityHandle(handle.Id, handle.ResultRunId!, "one").CompleteAsync("by id");
            Expect.Equal(await handle.GetResultAsync(), "by id");
        }),
        With("activity-fail-elsewhere", typeof(OneActivity), async run =>
        {
            var handle = await run.StartAsync((OneActivity w) => w.RunAsync("CompleteElsewhere"));
            var token = await run.Activities<Work>().Token;
            await run.Client.GetAsyncActivityHandle(token).FailAsync(
                new ApplicationFailureException("failed elsewhere", "Elsewhere", nonRetryable: true));
            var failure = Expect.Is<ActivityFailureException>(await ScenarioRun.FailureOfAsync(handle));
            Expect.Equal(failure.InnerException?.Message, "failed elsewhere");
        }),
    ];

    internal static Scenario With(string name, Type workflow, Func<ScenarioRun, Task> drive) =>
        new(name, Row, [workflow], drive) { Activities = () => [new Work()] };

    private static async Task CatchAsync(ScenarioRun run, string kind, string expected) =>
        Expect.Equal(await run.ExecuteAsync((CatchesActivityFailure w) => w.RunAsync(kind)), expected);

    private static async Task TimeoutAsync(ScenarioRun run, string kind, string expected)
    {
        var result = await run.ExecuteAsync((ActivityTimeouts w) => w.RunAsync(kind));
        run.Activities<Work>().OpenGate();
        if (expected.Length > 0)
        {
            Expect.Equal(result, expected);
        }
    }
}
