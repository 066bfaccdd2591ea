using System.Diagnostics;
using Aios.Temporal.Api.Common.V1;
using Aios.Temporal.Client;
using Aios.Temporal.Converters;

namespace Aios.Temporal.Tests.Tracing;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class TracingClientOutboundTests
{
    private const string HeaderKey = "_tracer-data";

    private readonly TracedRun run = new();

    [Test]
    public async Task Start_HeadersOfTheCaller_AreKeptAndNotChanged()
    {
        using var spans = new RecordedSpans();
        var own = new Dictionary<string, Payload> { ["mine"] = new Payload() };
        await run.Outbound.StartWorkflowAsync<TracedWorkflow, string>(new("W", [], new WorkflowOptions("id", "q"), own));
        Assert.That(run.Client.Headers!.Keys, Is.EquivalentTo(new[] { "mine", HeaderKey }));
        Assert.That(own.Keys, Is.EqualTo(new[] { "mine" }));
    }

    [Test]
    public async Task Start_HeaderPayload_IsAJsonMapOfTheDefaultConverter()
    {
        using var spans = new RecordedSpans();
        await run.StartByClientAsync();
        var payload = run.Client.Headers![HeaderKey];
        var fields = DataConverter.Default.PayloadConverter.ToValue<Dictionary<string, string>>(payload)!;
        var span = spans["StartWorkflow:TracedWorkflow"];
        Assert.That(fields["traceparent"], Is.EqualTo($"00-{span.TraceId}-{span.SpanId}-01"));
    }

    [Test]
    public async Task Start_WithSignal_HasItsOwnName()
    {
        using var spans = new RecordedSpans();
        await run.Outbound.StartWorkflowAsync<TracedWorkflow, string>(
            new("W", [], new WorkflowOptions("id", "q") { StartSignal = "s" }, null));
        Assert.That(spans.Names, Is.EqualTo(new[] { "SignalWithStartWorkflow:W" }));
    }

    [Test]
    public async Task UpdateWithStart_BothOperations_CarryTheContextOnCopies()
    {
        using var spans = new RecordedSpans();
        var operation = WithStartWorkflowOperation.Create("W", [], new WorkflowOptions("id", "q"));
        var options = new WorkflowStartUpdateWithStartOptions("u", operation, WorkflowUpdateStage.Accepted);
        await run.Outbound.StartUpdateWithStartWorkflowAsync<int>(new("Up", [], options, null));
        var sent = run.Client.UpdateWithStart!;
        Assert.Multiple(() =>
        {
            Assert.That(sent.Headers!.Keys, Is.EqualTo(new[] { HeaderKey }));
            Assert.That(sent.Options.StartWorkflowOperation!.Headers!.Keys, Is.EqualTo(new[] { HeaderKey }));
            Assert.That(operation.Headers, Is.Null);
            Assert.That(options.StartWorkflowOperation, Is.SameAs(operation));
            Assert.That(spans["UpdateWithStartWorkflow:W"].GetTagItem("temporalUpdateID"), Is.EqualTo("u"));
        });
    }

    [Test]
    public async Task UpdateWithStart_HandleOfTheCopy_IsTheHandleOfTheOriginal()
    {
        var operation = WithStartWorkflowOperation.Create("W", [], new WorkflowOptions("id", "q"));
        var copy = (WithStartWorkflowOperation)operation.Clone();
        Assert.That(copy.TryUse(), Is.True);
        Assert.That(operation.TryUse(), Is.False);
        copy.SetFailed(new InvalidOperationException("known"));
        var error = Assert.ThrowsAsync<InvalidOperationException>(operation.GetHandleAsync);
        Assert.That(error.Message, Is.EqualTo("known"));
        await Task.CompletedTask;
    }

    [Test]
    public void Call_Fails_SpanHasTheError()
    {
        using var spans = new RecordedSpans();
        var failing = new TracedRun { Client = new CapturingClient { Failure = new InvalidOperationException("down") } };
        Assert.ThrowsAsync<InvalidOperationException>(failing.StartByClientAsync);
        Assert.That(spans["StartWorkflow:TracedWorkflow"].Status, Is.EqualTo(ActivityStatusCode.Error));
        Assert.That(spans["StartWorkflow:TracedWorkflow"].StatusDescription, Is.EqualTo("down"));
    }

    [Test]
    public async Task Call_NoListener_StillPassesTheContextOfTheCallerOn()
    {
        using var outer = new Activity("outer").Start();
        await run.Outbound.SignalWorkflowAsync(new("id", null, "s", [], null, null));
        var payload = run.Client.Headers![HeaderKey];
        Assert.That(payload.Data.ToStringUtf8(), Does.Contain(outer.SpanId.ToString()));
    }

    [Test]
    public async Task Call_NoTraceAtAll_AddsNoHeader()
    {
        Assert.That(Activity.Current, Is.Null);
        await run.Outbound.SignalWorkflowAsync(new("id", null, "s", [], null, null));
        Assert.That(run.Client.Headers, Is.Null);
    }
}
