using Aios.Temporal.Api.Common.V1;
using Aios.Temporal.Api.WorkflowService.V1;
using Aios.Temporal.Client;
using Aios.Temporal.Client.Interceptors;
using Aios.Temporal.Client.Schedules;
using Aios.Temporal.Common;
using Aios.Temporal.Converters;
using Aios.Temporal.Exceptions;
using UpdateStage = Aios.Temporal.Api.Enums.V1.UpdateWorkflowExecutionLifecycleStage;

namespace Aios.Temporal.Tests.Client;

/// <summary>With a codec, every payload that leaves the client is encoded, and every one that comes in is decoded.</summary>
public class CodecTests
{
    [Test]
    public async Task Requests_WithCodec_HaveOnlyEncodedPayloads()
    {
        await using var server = (await FakeTemporal.StartAsync())
            .On<StartWorkflowExecutionRequest>(_ => new StartWorkflowExecutionResponse { RunId = "run" })
            .On<SignalWithStartWorkflowExecutionRequest>(_ => new SignalWithStartWorkflowExecutionResponse { RunId = "run" })
            .On<SignalWorkflowExecutionRequest>(_ => new SignalWorkflowExecutionResponse())
            .On<QueryWorkflowRequest>(r => new QueryWorkflowResponse { QueryResult = r.Query.QueryArgs })
            .On<UpdateWorkflowExecutionRequest>(r => new UpdateWorkflowExecutionResponse
            {
                Stage = UpdateStage.Completed, Outcome = new() { Success = r.Request.Input.Args },
            })
            .On<TerminateWorkflowExecutionRequest>(_ => new TerminateWorkflowExecutionResponse())
            .On<CreateScheduleRequest>(_ => new CreateScheduleResponse())
            .On<RecordActivityTaskHeartbeatRequest>(_ => new RecordActivityTaskHeartbeatResponse())
            .On<RespondActivityTaskCompletedRequest>(_ => new RespondActivityTaskCompletedResponse())
            .On<RespondActivityTaskFailedRequest>(_ => new RespondActivityTaskFailedResponse())
            .On<RespondActivityTaskCanceledRequest>(_ => new RespondActivityTaskCanceledResponse());
        var client = server.Client(o =>
        {
            o.DataConverter = WithCodec();
            o.Interceptors = [new HeaderAdder()];
        });
        var handle = await client.StartWorkflowAsync("Order", ["tea"], Options());
        var signalled = Options();
        signalled.SignalWithStart("Approve", ["eve"]);
        await client.StartWorkflowAsync("Order", ["tea"], signalled);
        await handle.SignalAsync("Approve", ["eve"]);
        Assert.That(await handle.QueryAsync<string>("State", ["asked"]), Is.EqualTo("asked"));
        Assert.That(await handle.ExecuteUpdateAsync<int>("Add", [5]), Is.EqualTo(5));
        await handle.TerminateAsync("enough", new() { Details = ["why"] });
        await client.CreateScheduleAsync(
            "s",
            new(ScheduleActionStartWorkflow.Create("Order", ["tea"], Options()), new()),
            new() { Memo = new Dictionary<string, object> { ["k"] = 1 } });
        var activity = client.GetAsyncActivityHandle([1]);
        await activity.HeartbeatAsync(new() { Details = ["half"] });
        await activity.CompleteAsync("done");
        await activity.FailAsync(
            new ApplicationFailureException("outer", new ApplicationFailureException("inner", details: ["d1"]), details: ["d2"]),
            new() { LastHeartbeatDetails = ["half"] });
        await activity.ReportCancellationAsync(new() { Details = ["stop"] });

        foreach (var request in server.Requests)
        {
            var payloads = MarkingCodec.PayloadsOf(request).ToList();
            Assert.That(payloads, Is.Not.Empty, request.Descriptor.Name);
            Assert.That(payloads, Has.All.Matches<Payload>(MarkingCodec.IsWrapped), request.ToString());
        }

        Assert.That(server.Requests.Select(r => r.GetType()).Distinct().Count(), Is.EqualTo(11), "every kind of request was looked at");
    }

    [Test]
    public async Task Failure_WithCodec_IsDecodedWithItsCauses()
    {
        var converter = WithCodec();
        var failure = await converter.ToFailureAsync(
            new ApplicationFailureException("outer", new ApplicationFailureException("inner", details: ["d1"]), details: ["d2"]));
        await using var server = (await FakeTemporal.StartAsync()).On<GetWorkflowExecutionHistoryRequest>(
            _ => new GetWorkflowExecutionHistoryResponse
            {
                History = new()
                {
                    Events = { new Api.History.V1.HistoryEvent { WorkflowExecutionFailedEventAttributes = new() { Failure = failure } } },
                },
            });
        var handle = server.Client(o => o.DataConverter = converter).GetWorkflowHandle("id");
        var error = Assert.ThrowsAsync<WorkflowFailedException>(() => handle.GetResultAsync());

        var outer = (ApplicationFailureException)error.InnerException!;
        var inner = (ApplicationFailureException)outer.InnerException!;
        Assert.That((outer.Details.ElementAt<string>(0), inner.Details.ElementAt<string>(0)), Is.EqualTo(("d2", "d1")));
    }

    [Test]
    public async Task Describe_WithCodec_DecodesMemoAndSummary()
    {
        var memo = MarkingCodec.Wrap(Values.JsonPayload("\"hot\""));
        var summary = MarkingCodec.Wrap(Values.JsonPayload("\"sum\""));
        await using var server = (await FakeTemporal.StartAsync()).On<DescribeWorkflowExecutionRequest>(
            _ => new DescribeWorkflowExecutionResponse
            {
                WorkflowExecutionInfo = new() { Execution = new() { WorkflowId = "id" }, Memo = new() { Fields = { ["m"] = memo } } },
                ExecutionConfig = new() { UserMetadata = new() { Summary = summary } },
            });
        var description = await server.Client(o => o.DataConverter = WithCodec()).GetWorkflowHandle("id").DescribeAsync();
        Assert.That(await description.Memo["m"].ToValueAsync<string>(), Is.EqualTo("hot"));
        Assert.That(await description.GetStaticSummaryAsync(), Is.EqualTo("sum"));
    }

    private static DataConverter WithCodec() => DataConverter.Default with { PayloadCodec = new MarkingCodec() };

    private static WorkflowOptions Options() => new("id", "queue")
    {
        Memo = new Dictionary<string, object> { ["note"] = "hot" },
        StaticSummary = "sum",
        StaticDetails = "det",
        TypedSearchAttributes = new SearchAttributeCollection.Builder()
            .Set(SearchAttributeKey.CreateLong("Size"), 7).ToSearchAttributeCollection(),
    };

    private sealed class HeaderAdder : IClientInterceptor
    {
        public ClientOutboundInterceptor InterceptClient(ClientOutboundInterceptor nextInterceptor) => new Outbound(nextInterceptor);

        private sealed class Outbound(ClientOutboundInterceptor next) : ClientOutboundInterceptor(next)
        {
            public override Task<WorkflowHandle<TWorkflow, TResult>> StartWorkflowAsync<TWorkflow, TResult>(StartWorkflowInput input) =>
                base.StartWorkflowAsync<TWorkflow, TResult>(input with { Headers = Headers() });

            public override Task SignalWorkflowAsync(SignalWorkflowInput input) =>
                base.SignalWorkflowAsync(input with { Headers = Headers() });

            private static Dictionary<string, Payload> Headers() => new() { ["h"] = Values.JsonPayload("1") };
        }
    }
}
