using Aios.Temporal.Api.WorkflowService.V1;
using Aios.Temporal.Client.Interceptors;

namespace Aios.Temporal.Tests.Client.Interceptors;

public class InterceptorChainTests
{
    [Test]
    public async Task Call_TwoInterceptors_FirstOneIsOutermost()
    {
        var log = new List<string>();
        await using var server = (await FakeTemporal.StartAsync())
            .On<SignalWorkflowExecutionRequest>(_ => new SignalWorkflowExecutionResponse());
        var client = server.Client(o => o.Interceptors = [new Recorder("outer", log), new Recorder("inner", log)]);
        await client.GetWorkflowHandle("id").SignalAsync("Approve", []);
        Assert.That(log, Is.EqualTo(new[] { "outer in", "inner in", "inner out", "outer out" }));
    }

    [Test]
    public async Task Call_InterceptorAddsHeader_HeaderIsSent()
    {
        await using var server = (await FakeTemporal.StartAsync())
            .On<SignalWorkflowExecutionRequest>(_ => new SignalWorkflowExecutionResponse());
        var client = server.Client(o => o.Interceptors = [new Recorder("x", [])]);
        await client.GetWorkflowHandle("id").SignalAsync("Approve", []);
        Assert.That(server.Only<SignalWorkflowExecutionRequest>().Header.Fields["x"], Is.EqualTo(Values.JsonPayload("1")));
    }

    [Test]
    public async Task GetResult_Interceptor_SeesTheHistoryPages()
    {
        await using var server = (await FakeTemporal.StartAsync()).On<GetWorkflowExecutionHistoryRequest>(
            _ => new GetWorkflowExecutionHistoryResponse
            {
                History = new() { Events = { new Api.History.V1.HistoryEvent { WorkflowExecutionCompletedEventAttributes = new() } } },
            });
        var log = new List<string>();
        await server.Client(o => o.Interceptors = [new Recorder("x", log)]).GetWorkflowHandle("id").GetResultAsync();
        Assert.That(log, Is.EqualTo(new[] { "x page" }));
    }

    private sealed class Recorder(string name, List<string> log) : IClientInterceptor
    {
        public ClientOutboundInterceptor InterceptClient(ClientOutboundInterceptor nextInterceptor) =>
            new Outbound(nextInterceptor, name, log);
    }

    private sealed class Outbound(ClientOutboundInterceptor next, string name, List<string> log) : ClientOutboundInterceptor(next)
    {
        public override async Task SignalWorkflowAsync(SignalWorkflowInput input)
        {
            log.Add($"{name} in");
            var headers = new Dictionary<string, Api.Common.V1.Payload>(input.Headers ?? new Dictionary<string, Api.Common.V1.Payload>())
            {
                [name] = Values.JsonPayload("1"),
            };
            await base.SignalWorkflowAsync(input with { Headers = headers });
            log.Add($"{name} out");
        }

        public override Task<WorkflowHistoryEventPage> FetchWorkflowHistoryEventPageAsync(FetchWorkflowHistoryEventPageInput input)
        {
            log.Add($"{name} page");
            return base.FetchWorkflowHistoryEventPageAsync(input);
        }
    }
}
