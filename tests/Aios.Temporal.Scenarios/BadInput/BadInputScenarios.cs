using Aios.Scenarios.ActivityCalls;
using Aios.Scenarios.Catalogue;
using Aios.Scenarios.Running;
using Aios.Scenarios.Starting;

namespace Aios.Scenarios.BadInput;

/// <summary>Wrong input of every kind ends in an error that tells what was wrong. Row 0: not of the conformance list.</summary>
public static class BadInputScenarios
{
    private const int Row = 0;

    public static IEnumerable<Scenario> All { get; } =
    [
        new("bad-unknown-activity", Row, [typeof(CallsUnknownActivity)], async run =>
        {
            var failure = Expect.Is<ActivityFailureException>(await run.FailAsync((CallsUnknownActivity w) => w.RunAsync()));
            Expect.Contains(failure.InnerException?.Message, "NobodyKnowsMe");
            Expect.Contains(failure.InnerException?.Message, "Known");
        })
        {
            Activities = () => [new FewActivities()],
        },
        new("bad-unknown-workflow", Row, [typeof(Echo)], async run =>
        {
            var handle = await run.Client.StartWorkflowAsync("NobodyKnowsMe", [], run.Options());
            run.Track("main", handle.Id);
            var message = await TaskFailureAsync(run, handle);
            Expect.Contains(message, "NobodyKnowsMe");
            await handle.TerminateAsync("done");
        })
        {
            Comparison = HistoryComparison.None,
            Replays = false,
        },
        Activity("bad-activity-too-few-arguments", async run =>
        {
            var failure = Expect.Is<ActivityFailureException>(await run.FailAsync((CallsActivityWrongly w) => w.RunAsync(true)));
            Expect.Contains(Chain(failure), "custom-activity");
        }),
        Activity("bad-activity-malformed-argument", async run =>
        {
            var failure = Expect.Is<ActivityFailureException>(await run.FailAsync((CallsActivityWrongly w) => w.RunAsync(false)));
            Expect.Contains(Chain(failure), "System.Int32");
        }),
        new("bad-activity-without-timeout", Row, [typeof(ForgetsTimeout)], async run =>
        {
            var handle = await run.StartAsync((ForgetsTimeout w) => w.RunAsync());
            Expect.Contains(await TaskFailureAsync(run, handle), "imeout");
            await handle.TerminateAsync("done");
        })
        {
            Activities = () => [new Work()],
            Comparison = HistoryComparison.None,
            Replays = false,
        },
        Malformed("bad-workflow-too-few-arguments", []),
        Malformed("bad-workflow-malformed-argument", ["not a number"]),
        Malformed("bad-workflow-unknown-encoding", [new RawValue(UnknownEncoding())]),
        new("bad-duplicate-activity", Row, [typeof(Echo)], async run =>
        {
            var error = await Expect.ThrowsAsync<ArgumentException>(() => Task.Run(() => run.Worker.Start(
                options => options.AddAllActivities(typeof(SameNameTwice), new SameNameTwice()))));
            Expect.Contains(error.Message, "same");
        })
        {
            StartsWorker = false,
        },
        new("bad-duplicate-workflow", Row, [typeof(Echo)], async run =>
        {
            var error = await Expect.ThrowsAsync<ArgumentException>(() => Task.Run(() => run.Worker.Start(
                options => options.AddWorkflow<Echo>())));
            Expect.Contains(error.Message, "Echo");
        })
        {
            StartsWorker = false,
        },
        new("bad-wrong-namespace", Row, [typeof(Echo)], async run =>
        {
            var client = await TemporalClient.ConnectAsync(new(run.Settings.Address) { Namespace = "no-such-namespace" });
            var error = await Expect.ThrowsAsync<RpcException>(() => client.StartWorkflowAsync((Echo w) => w.RunAsync("x"), run.Options()));
            Expect.Contains(error.Message, "no-such-namespace");
        })
        {
            StartsWorker = false,
        },
    ];

    private static Scenario Activity(string name, Func<ScenarioRun, Task> drive) =>
        new(name, Row, [typeof(CallsActivityWrongly)], drive) { Activities = () => [new Work()] };

    private static Scenario Malformed(string name, IReadOnlyCollection<object?> args) =>
        new(name, Row, [typeof(TakesNumber)], async run =>
        {
            var handle = await run.Client.StartWorkflowAsync("TakesNumber", args, run.Options());
            run.Track("main", handle.Id);
            Expect.True((await TaskFailureAsync(run, handle)).Length > 0, "a message");
            await handle.TerminateAsync("done");
        })
        {
            Comparison = HistoryComparison.None,
            Replays = false,
        };

    private static string Chain(Exception? error) => error is null ? "" : $"{error.Message}; {Chain(error.InnerException)}";

    private static Payload UnknownEncoding()
    {
        var payload = new Payload { Data = Google.Protobuf.ByteString.CopyFromUtf8("?") };
        payload.Metadata["encoding"] = Google.Protobuf.ByteString.CopyFromUtf8("binary/unheard-of");
        return payload;
    }

    private static async Task<string> TaskFailureAsync(ScenarioRun run, WorkflowHandle handle)
    {
        await run.UntilEventAsync(handle, EventType.WorkflowTaskFailed);
        return (await handle.FetchHistoryAsync()).Events
            .First(e => e.EventType == EventType.WorkflowTaskFailed).WorkflowTaskFailedEventAttributes.Failure.Message;
    }
}
