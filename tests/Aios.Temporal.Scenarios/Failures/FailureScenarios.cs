using Aios.Scenarios.Catalogue;
using Aios.Scenarios.Running;

namespace Aios.Scenarios.Failures;

public static class FailureScenarios
{
    private const int Row = 14;

    private static readonly DataConverter Strict = DataConverter.Default with { PayloadCodec = new StrictCodec() };

    public static IEnumerable<Scenario> All { get; } =
    [
        new("failure-chain-and-details", Row, [typeof(Throws)], async run =>
        {
            var failure = Expect.Is<ApplicationFailureException>(await run.FailAsync((Throws w) => w.RunAsync("application")));
            Expect.Equal(failure.Message, "told to fail");
            Expect.Equal(failure.ErrorType, "Told");
            Expect.Equal(failure.NonRetryable, true);
            Expect.Equal(failure.Details.ElementAt<int>(1), 2);
            var cause = Expect.Is<ApplicationFailureException>(failure.InnerException);
            Expect.Equal(cause.Details.ElementAt<string>(0), "cause-detail");
        }),
        new("failure-bug-then-repaired", Row, [typeof(RepairedRelease)], RepairAsync)
        {
            StartsWorker = false,
            Comparison = HistoryComparison.WithoutTasks,
        },
        new("failure-declared-types", Row, [typeof(DeclaresFailureTypes)], async run =>
        {
            var failure = Expect.Is<ApplicationFailureException>(await run.FailAsync((DeclaresFailureTypes w) => w.RunAsync()));
            Expect.Equal(failure.ErrorType, "InvalidOperationException");
            Expect.Equal(failure.Message, "declared");
        }),
        new("failure-types-of-worker", Row, [typeof(PlainException)], async run =>
            Expect.Equal((await run.FailAsync((PlainException w) => w.RunAsync())).Message, "by worker option"))
        {
            Worker = options => options.WorkflowFailureExceptionTypes = [typeof(NotSupportedException)],
            Replays = false,
        },
        new("failure-encoded-attributes", Row, [typeof(Throws)], async run =>
        {
            var handle = await run.StartAsync((Throws w) => w.RunAsync("application"));
            var failure = Expect.Is<ApplicationFailureException>(await ScenarioRun.FailureOfAsync(handle));
            Expect.Equal(failure.Message, "told to fail");
            Expect.Equal(failure.InnerException?.Message, "the cause");
            Expect.True(!(await handle.FetchHistoryAsync()).ToJson().Contains("told to fail", StringComparison.Ordinal), "message hidden");
        })
        {
            Converter = new DataConverter(
                new DefaultPayloadConverter(), new DefaultFailureConverter.WithEncodedCommonAttributes(), new StrictCodec()),
        },
        new("codec-everywhere", Row, [typeof(PayloadsEverywhere), typeof(CodecChild)], CodecAsync)
        {
            Activities = () => [new CodecWork()],
            Converter = Strict,
            Comparison = HistoryComparison.WithoutTasks,
        },
    ];

    private static async Task RepairAsync(ScenarioRun run)
    {
        run.Worker.Start(options =>
        {
            options.Workflows.Clear();
            options.AddWorkflow<BuggyRelease>();
        });
        var handle = await run.StartAsync((RepairedRelease w) => w.RunAsync(), o => o.TaskTimeout = TimeSpan.FromSeconds(2));
        await run.UntilEventAsync(handle, EventType.WorkflowTaskFailed);
        var failed = (await handle.FetchHistoryAsync()).Events
            .Single(e => e.EventType == EventType.WorkflowTaskFailed).WorkflowTaskFailedEventAttributes;
        Expect.Equal(failed.Cause, WorkflowTaskFailedCause.WorkflowWorkerUnhandledFailure);
        Expect.Contains(failed.Failure.Message, "a bug in the workflow");
        await run.Worker.StopAsync();
        run.Worker.Start();
        Expect.Equal(await handle.GetResultAsync(), "repaired");
        Expect.Equal((await ScenarioRun.EventTypesAsync(handle)).Count(t => t == EventType.WorkflowTaskFailed), 1, "failed once");
    }

    private static async Task CodecAsync(ScenarioRun run)
    {
        var handle = await run.StartAsync(
            (PayloadsEverywhere w) => w.RunAsync("input"),
            o => o.Memo = new Dictionary<string, object>(StringComparer.Ordinal) { ["first"] = "first-memo" });
        await run.UntilEventAsync(handle, EventType.ChildWorkflowExecutionCompleted);
        await run.UntilIdleAsync(handle);
        Expect.Equal(await handle.QueryAsync(w => w.Ask("q")), "asked q");
        Expect.Equal(await handle.ExecuteUpdateAsync(w => w.ChangeAsync("update")), "changed update");
        var rejected = await Expect.ThrowsAsync<WorkflowUpdateFailedException>(() => handle.ExecuteUpdateAsync(w => w.ChangeAsync("bad")));
        Expect.Equal(Expect.Is<ApplicationFailureException>(rejected.InnerException).Details.ElementAt<string>(0), "why");
        await handle.SignalAsync(w => w.FinishAsync("signal"));
        Expect.Equal(await handle.GetResultAsync(), "input activity local detail child update signal first-memo");
        Expect.Equal(await (await handle.DescribeAsync()).Memo["memo-key"].ToValueAsync<string>(), "memo-value");
    }
}
