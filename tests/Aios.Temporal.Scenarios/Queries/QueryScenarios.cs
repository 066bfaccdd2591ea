using Aios.Scenarios.Catalogue;
using Aios.Scenarios.Running;

namespace Aios.Scenarios.Queries;

public static class QueryScenarios
{
    private const int Row = 4;

    public static IEnumerable<Scenario> All { get; } =
    [
        new("query-running", Row, [typeof(Queryable)], RunningAsync),
        new("query-closed", Row, [typeof(Queryable)], async run =>
        {
            var handle = await StartedAsync(run);
            await FinishAsync(handle);
            Expect.Equal(await handle.QueryAsync(w => w.Steps()), "created running finished");
        }),
        new("query-after-worker-restart", Row, [typeof(Queryable)], async run =>
        {
            var handle = await StartedAsync(run);
            await run.Worker.StopAsync();
            run.Worker.Start();
            var steps = string.Empty;
            await run.UntilAsync("query answered", async () =>
            {
                try
                {
                    steps = await handle.QueryAsync(w => w.Steps());
                    return true;
                }
                catch (RpcException error) when (error.Code is RpcException.StatusCode.Cancelled)
                {
                    // It met the last poll of the worker that stopped: the server ends both.
                    return false;
                }
            });
            Expect.Equal(steps, "created running");
            await FinishAsync(handle);
        }),
        new("query-handler-fails", Row, [typeof(Queryable)], async run =>
        {
            var handle = await StartedAsync(run);
            var error = await Expect.ThrowsAsync<WorkflowQueryFailedException>(() => handle.QueryAsync(w => w.Fails()));
            Expect.Contains(error.Message, "the query broke");
            Expect.Equal(await handle.QueryAsync(w => w.Steps()), "created running");
            await FinishAsync(handle);
        }),
        new("query-unknown", Row, [typeof(QueryableWithoutDynamic)], async run =>
        {
            var handle = await run.StartAsync((QueryableWithoutDynamic w) => w.RunAsync());
            await run.UntilIdleAsync(handle);
            var error = await Expect.ThrowsAsync<WorkflowQueryFailedException>(() => handle.QueryAsync<bool>("no-such-query", []));
            Expect.Contains(error.Message, "no-such-query");
            Expect.Contains(error.Message, "Known");
            await handle.SignalAsync(w => w.FinishAsync());
            await handle.GetResultAsync();
        }),
        new("query-reject-condition", Row, [typeof(Queryable)], async run =>
        {
            var handle = await StartedAsync(run);
            await FinishAsync(handle);
            var error = await Expect.ThrowsAsync<WorkflowQueryRejectedException>(() => handle.QueryAsync(
                w => w.Steps(), new() { RejectCondition = QueryRejectCondition.NotOpen }));
            Expect.Equal(error.WorkflowStatus, WorkflowExecutionStatus.Completed);
        }),
        new("query-stack-trace", Row, [typeof(Queryable)], async run =>
        {
            var handle = await StartedAsync(run);
            Expect.Contains(await handle.QueryAsync<string>("__stack_trace", []), "RunAsync");
            await FinishAsync(handle);
        })
        {
            Worker = options => options.WorkflowStackTrace = WorkflowStackTrace.Normal,
        },
        new("query-metadata", Row, [typeof(QueryableWithoutDynamic)], async run =>
        {
            var handle = await run.StartAsync((QueryableWithoutDynamic w) => w.RunAsync());
            await run.UntilIdleAsync(handle);
            var metadata = await handle.QueryAsync<RawValue>("__temporal_workflow_metadata", []);
            var json = metadata!.Payload.Data.ToStringUtf8();
            foreach (var part in new[] { "QueryableWithoutDynamic", "Known", "what it tells", "the current details", "Finish" })
            {
                Expect.Contains(json, part);
            }

            await handle.SignalAsync(w => w.FinishAsync());
            await handle.GetResultAsync();
        }),
        new("query-no-side-effects", Row, [typeof(QueryWithSideEffect)], async run =>
        {
            var handle = await run.StartAsync((QueryWithSideEffect w) => w.RunAsync());
            await run.UntilIdleAsync(handle);
            await Expect.ThrowsAsync<WorkflowQueryFailedException>(() => handle.QueryAsync(w => w.Waits()));
            await handle.SignalAsync(w => w.FinishAsync());
            Expect.Equal(await handle.GetResultAsync(), "done");
        }),
        new("query-parallel", Row, [typeof(Queryable)], async run =>
        {
            var handle = await StartedAsync(run);
            var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => handle.QueryAsync(w => w.Combine("q", i))));
            Expect.Sequence(answers, Enumerable.Range(0, 20).Select(i => $"q{i}"));
            await FinishAsync(handle);
        }),
    ];

    private static async Task<WorkflowHandle<Queryable, string>> StartedAsync(ScenarioRun run)
    {
        var handle = await run.StartAsync((Queryable w) => w.RunAsync());
        await run.UntilIdleAsync(handle);
        return handle;
    }

    private static async Task FinishAsync(WorkflowHandle<Queryable, string> handle)
    {
        await handle.SignalAsync(w => w.FinishAsync());
        Expect.Equal(await handle.GetResultAsync(), "done");
    }

    private static async Task RunningAsync(ScenarioRun run)
    {
        var handle = await StartedAsync(run);
        Expect.Equal(await handle.QueryAsync(w => w.Steps()), "created running");
        Expect.Equal(await handle.QueryAsync(w => w.Status), "property");
        Expect.Equal(await handle.QueryAsync(w => w.Combine("a", 1)), "a1");
        Expect.Equal(await handle.QueryAsync<string>("whatever", ["x", "y"]), "dynamic whatever 2");
        await FinishAsync(handle);
    }
}
