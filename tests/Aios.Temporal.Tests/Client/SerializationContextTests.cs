using Aios.Temporal.Api.Common.V1;
using Aios.Temporal.Api.WorkflowService.V1;
using Aios.Temporal.Client;
using Aios.Temporal.Client.Schedules;
using Aios.Temporal.Converters;
using UpdateStage = Aios.Temporal.Api.Enums.V1.UpdateWorkflowExecutionLifecycleStage;

namespace Aios.Temporal.Tests.Client;

/// <summary>Converters and codecs learn which workflow they serve: that of the call, and for a schedule the one it starts.</summary>
public class SerializationContextTests
{
    private static readonly ISerializationContext OfWorkflow = new ISerializationContext.Workflow("ns", "id");

    private static IEnumerable<TestCaseData> Calls()
    {
        yield return Call("Start", client => client.StartWorkflowAsync("Order", ["tea"], new("id", "queue")));
        yield return Call("Signal", client => client.GetWorkflowHandle("id").SignalAsync("Approve", ["eve"]));
        yield return Call("Query", client => client.GetWorkflowHandle("id").QueryAsync<string>("State", ["x"]));
        yield return Call("Update", client => client.GetWorkflowHandle("id").ExecuteUpdateAsync("Add", [1]));
        yield return Call("Terminate", client => client.GetWorkflowHandle("id").TerminateAsync("r", new() { Details = [1] }));
        yield return Call("Schedule", client => client.CreateScheduleAsync(
            "s", new(ScheduleActionStartWorkflow.Create("Order", ["tea"], new("id", "queue")), new())));
    }

    [TestCaseSource(nameof(Calls))]
    public async Task Call_OfAWorkflow_GivesTheCodecItsContext(Func<TemporalClient, Task> call)
    {
        var seen = new List<ISerializationContext?>();
        await using var server = (await FakeTemporal.StartAsync())
            .On<StartWorkflowExecutionRequest>(_ => new StartWorkflowExecutionResponse())
            .On<SignalWorkflowExecutionRequest>(_ => new SignalWorkflowExecutionResponse())
            .On<QueryWorkflowRequest>(_ => new QueryWorkflowResponse())
            .On<UpdateWorkflowExecutionRequest>(_ => new UpdateWorkflowExecutionResponse { Stage = UpdateStage.Completed, Outcome = new() })
            .On<TerminateWorkflowExecutionRequest>(_ => new TerminateWorkflowExecutionResponse())
            .On<CreateScheduleRequest>(_ => new CreateScheduleResponse());
        await call(server.Client(o => o.DataConverter = o.DataConverter with { PayloadCodec = new Recorder(Context: null, seen) }));
        Assert.That(seen, Is.Not.Empty.And.All.EqualTo(OfWorkflow));
    }

    [Test]
    public async Task AsyncActivity_WithContext_UsesItInsteadOfThatOfTheClient()
    {
        var seen = new List<ISerializationContext?>();
        var context = new ISerializationContext.Activity("ns", "act", "id", "Order", "Work", "queue", IsLocal: false);
        await using var server = (await FakeTemporal.StartAsync())
            .On<RespondActivityTaskCompletedRequest>(_ => new RespondActivityTaskCompletedResponse());
        var client = server.Client(o => o.DataConverter = o.DataConverter with { PayloadCodec = new Recorder(Context: null, seen) });
        await client.GetAsyncActivityHandle([1]).WithSerializationContext(context).CompleteAsync("done");
        Assert.That(seen, Is.EqualTo(new[] { context }));
    }

    private static TestCaseData Call(string name, Func<TemporalClient, Task> call) => new TestCaseData(call).SetArgDisplayNames(name);

    private sealed record Recorder(ISerializationContext? Context, List<ISerializationContext?> Seen)
        : IPayloadCodec, IWithSerializationContext<IPayloadCodec>
    {
        public Task<IReadOnlyCollection<Payload>> EncodeAsync(IReadOnlyCollection<Payload> payloads) => Record(payloads);

        public Task<IReadOnlyCollection<Payload>> DecodeAsync(IReadOnlyCollection<Payload> payloads) => Record(payloads);

        public IPayloadCodec WithSerializationContext(ISerializationContext context) => this with { Context = context };

        private Task<IReadOnlyCollection<Payload>> Record(IReadOnlyCollection<Payload> payloads)
        {
            Seen.Add(Context);
            return Task.FromResult(payloads);
        }
    }
}
