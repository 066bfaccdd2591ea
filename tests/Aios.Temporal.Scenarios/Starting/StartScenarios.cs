using Aios.Scenarios.Catalogue;
using Aios.Scenarios.Running;

namespace Aios.Scenarios.Starting;

public static class StartScenarios
{
    private const int Row = 2;

    public static IEnumerable<Scenario> All { get; } =
    [
        new("start-echo", Row, [typeof(Echo)], async run =>
            Expect.Equal(await run.ExecuteAsync((Echo w) => w.RunAsync("hello")), "echo hello")),
        new("start-by-name", Row, [typeof(Echo)], async run =>
        {
            var handle = await run.Client.StartWorkflowAsync("Echo", ["named"], run.Options());
            run.Track("main", handle.Id);
            Expect.Equal(await handle.GetResultAsync<string>(), "echo named");
        }),
        new("start-info", Row, [typeof(OwnStart)], async run =>
        {
            var result = await run.ExecuteAsync(
                (OwnStart w) => w.RunAsync(new Person("Ada", 36, new[] { "a", "b" }), null, "given"),
                o =>
                {
                    o.Memo = new Dictionary<string, object>(StringComparer.Ordinal) { ["note"] = "remember" };
                    o.TaskTimeout = TimeSpan.FromSeconds(7);
                    o.RunTimeout = TimeSpan.FromSeconds(50);
                });
            Expect.Equal(result, "OwnStart 1 7 50 True - True Ada 36 a+b null given remember");
        }),
        new("start-missing-optional-arguments", Row, [typeof(OwnStart)], async run =>
        {
            var handle = await run.Client.StartWorkflowAsync("OwnStart", [new Person("Bob", 1, [])], run.Options());
            run.Track("main", handle.Id);
            Expect.Equal(await handle.GetResultAsync<string>(), "OwnStart 1 10 90 True - True Bob 1  null default none");
        }),
        new("start-delay", Row, [typeof(Echo)], async run =>
        {
            var clock = System.Diagnostics.Stopwatch.StartNew();
            await run.ExecuteAsync((Echo w) => w.RunAsync("later"), o => o.StartDelay = TimeSpan.FromSeconds(2));
            Expect.True(clock.Elapsed > TimeSpan.FromSeconds(1.5), "delayed");
        }),
        new("start-retry-policy", Row, [typeof(FailsTwiceThenSucceeds)], async run =>
            Expect.Equal(
                await run.ExecuteAsync(
                    (FailsTwiceThenSucceeds w) => w.RunAsync(),
                    o => o.RetryPolicy = new() { InitialInterval = TimeSpan.FromMilliseconds(100), MaximumAttempts = 5 }),
                "attempt 3 after attempt 2")),
        new("start-cron", Row, [typeof(CronCounter)], CronAsync) { Comparison = HistoryComparison.WithoutTasks },
        new("start-describe", Row, [typeof(OwnAttributes)], DescribeAsync),
        new("start-list-and-count", Row, [typeof(OwnAttributes)], ListAsync),
        new("start-request-eager", Row, [typeof(Echo)], async run =>
            Expect.Equal(await run.ExecuteAsync((Echo w) => w.RunAsync("eager"), o => o.RequestEagerStart = true), "echo eager")),
    ];

    private static async Task CronAsync(ScenarioRun run)
    {
        var handle = await run.StartAsync((CronCounter w) => w.RunAsync(), o => o.CronSchedule = "@every 1s");
        await run.UntilAsync("third cron run", async () =>
        {
            var description = await run.Client.GetWorkflowHandle(handle.Id).DescribeAsync();
            if (description.RunId == handle.ResultRunId)
            {
                return false;
            }

            var started = (await run.Client.GetWorkflowHandle(handle.Id).FetchHistoryAsync()).Events.First();
            var last = started.WorkflowExecutionStartedEventAttributes.LastCompletionResult;
            return last?.Payloads_.Count > 0 && string.CompareOrdinal(last.Payloads_[0].Data.ToStringUtf8(), "2") >= 0;
        });
        await run.Client.GetWorkflowHandle(handle.Id).TerminateAsync("enough");
    }

    private static void SetAttributes(WorkflowOptions options)
    {
        options.StaticSummary = "the summary";
        options.StaticDetails = "the details";
        options.Memo = new Dictionary<string, object>(StringComparer.Ordinal) { ["note"] = "first", ["gone"] = true };
        options.TypedSearchAttributes = new SearchAttributeCollection.Builder()
            .Set(OwnAttributes.Keyword, "kw")
            .Set(OwnAttributes.Text, "some text")
            .Set(OwnAttributes.Fraction, 1.5)
            .Set(OwnAttributes.Time, new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero))
            .Set(OwnAttributes.List, ["one", "two"])
            .ToSearchAttributeCollection();
    }

    private static async Task DescribeAsync(ScenarioRun run)
    {
        var handle = await run.StartAsync((OwnAttributes w) => w.RunAsync(), SetAttributes);
        await run.UntilEventAsync(handle, EventType.WorkflowPropertiesModified);
        var description = await handle.DescribeAsync();
        Expect.Equal(await description.GetStaticSummaryAsync(), "the summary");
        Expect.Equal(await description.GetStaticDetailsAsync(), "the details");
        Expect.Equal(description.WorkflowType, "OwnAttributes");
        Expect.Equal(description.Status, WorkflowExecutionStatus.Running);
        Expect.Equal(description.TaskQueue, run.TaskQueue);
        Expect.Sequence(description.Memo.Keys.Order(StringComparer.Ordinal), ["extra", "note"]);
        Expect.Equal(await description.Memo["note"].ToValueAsync<string>(), "changed");
        var attributes = description.TypedSearchAttributes;
        Expect.Equal(attributes.Get(OwnAttributes.Keyword), "kw");
        Expect.Equal(attributes.Get(OwnAttributes.Number), 42);
        Expect.Equal(attributes.Get(OwnAttributes.Fraction), 1.5);
        Expect.Equal(attributes.Get(OwnAttributes.Flag), true);
        Expect.Equal(attributes.Get(OwnAttributes.Time), new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
        Expect.Sequence(attributes.Get(OwnAttributes.List), ["one", "two"]);
        Expect.True(!attributes.ContainsKey(OwnAttributes.Text), "text was removed");
        await handle.SignalAsync(w => w.FinishAsync());
        Expect.Equal(await handle.GetResultAsync(), "kw 42 False extra+note");
    }

    private static async Task ListAsync(ScenarioRun run)
    {
        var first = await run.StartAsync((OwnAttributes w) => w.RunAsync(), SetAttributes, "first");
        var second = await run.StartAsync((OwnAttributes w) => w.RunAsync(), SetAttributes, "second");
        var query = $"TaskQueue='{run.TaskQueue}' AND ScenarioKeyword='kw'";
        await run.UntilAsync("both runs listed", async () => (await run.Client.CountWorkflowsAsync(query)).Count == 2);
        var listed = new List<string>();
        await foreach (var execution in run.Client.ListWorkflowsAsync(query))
        {
            listed.Add(execution.Id);
        }

        Expect.Sequence(listed.Order(StringComparer.Ordinal), new[] { first.Id, second.Id }.Order(StringComparer.Ordinal));
        foreach (var handle in new[] { first, second })
        {
            await handle.SignalAsync(w => w.FinishAsync());
            await handle.GetResultAsync();
        }
    }
}
