using System.Diagnostics;
using Aios.Temporal.Api.Common.V1;
using Aios.Temporal.Api.Update.V1;
using Aios.Temporal.Converters;
using Aios.Temporal.Extensions.OpenTelemetry;
using Aios.Temporal.Worker.Activations;
using Aios.Temporal.Worker.Activities;
using OpenTelemetry;

namespace Aios.Temporal.Tests.Tracing;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class TracingInterceptorTests
{
    private readonly TracedRun run = new();

    [Test]
    public async Task ClientWorkflowActivity_OneTrace_EachSpanIsTheParentOfTheNext()
    {
        using var spans = new RecordedSpans();
        var schedule = (ScheduleActivityCommand)run.Initialize(await run.StartByClientAsync()).Single();
        await TracedRun.RunActivityAsync(schedule.Attributes.Header);
        run.Activate(isReplaying: false, ResolvedActivity(schedule.Seq));
        string[] path = ["StartWorkflow:TracedWorkflow", "RunWorkflow:TracedWorkflow", "OwnStep", "StartActivity:ReadBaggage", "RunActivity:ReadBaggage"];
        Assert.That(spans.Names, Is.EqualTo((string[])[.. path, "CompleteWorkflow:TracedWorkflow"]));
        Assert.That(spans[path[0]].ParentSpanId, Is.EqualTo(spans.Root.SpanId));
        foreach (var (parent, child) in path.Zip(path.Skip(1)))
        {
            Assert.That(spans[child].ParentSpanId, Is.EqualTo(spans[parent].SpanId), child);
        }
        Assert.That(spans["CompleteWorkflow:TracedWorkflow"].ParentSpanId, Is.EqualTo(spans["RunWorkflow:TracedWorkflow"].SpanId));
    }

    [Test]
    public async Task Spans_KindsAndTags_AreThoseOfTheOtherLibraries()
    {
        using var spans = new RecordedSpans();
        var schedule = (ScheduleActivityCommand)run.Initialize(await run.StartByClientAsync()).Single();
        await TracedRun.RunActivityAsync(schedule.Attributes.Header);
        var inWorkflow = new Dictionary<string, object?> { ["temporalWorkflowID"] = TracedRun.WorkflowId, ["temporalRunID"] = TracedRun.RunId };
        Assert.Multiple(() =>
        {
            Assert.That(spans["StartWorkflow:TracedWorkflow"].Kind, Is.EqualTo(ActivityKind.Client));
            Assert.That(spans["RunWorkflow:TracedWorkflow"].Kind, Is.EqualTo(ActivityKind.Server));
            Assert.That(spans["StartActivity:ReadBaggage"].Kind, Is.EqualTo(ActivityKind.Client));
            Assert.That(spans["RunActivity:ReadBaggage"].Kind, Is.EqualTo(ActivityKind.Server));
            Assert.That(spans["RunWorkflow:TracedWorkflow"].TagObjects, Is.EquivalentTo(inWorkflow));
            Assert.That(spans["OwnStep"].TagObjects, Is.EquivalentTo(new Dictionary<string, object?>(inWorkflow) { ["own"] = 1 }));
            Assert.That(spans["RunActivity:ReadBaggage"].GetTagItem("temporalActivityID"), Is.EqualTo("1"));
        });
    }

    [Test]
    public async Task Replay_SameHistory_MakesNoSpansButKeepsTheHeaders()
    {
        using var spans = new RecordedSpans();
        var header = await run.StartByClientAsync();
        var schedule = (ScheduleActivityCommand)run.Initialize(header, isReplaying: true).Single();
        run.Activate(isReplaying: true, ResolvedActivity(schedule.Seq));
        Assert.That(spans.Names, Is.EqualTo(new[] { "StartWorkflow:TracedWorkflow" }));
        Assert.That(schedule.Attributes.Header.Fields.Keys, Is.EqualTo(new[] { "_tracer-data" }));
    }

    [Test]
    public async Task Handlers_Messages_AreChildrenOfTheStartAndLinkToTheSender()
    {
        using var spans = new RecordedSpans();
        run.Initialize(await run.StartByClientAsync());
        await run.Outbound.SignalWorkflowAsync(new(TracedRun.WorkflowId, null, "Poke", [], null, null));
        run.Activate(isReplaying: false, new SignalWorkflow("Poke", null, run.CapturedHeader(), "me"));
        await run.Outbound.StartWorkflowUpdateAsync<int>(new(TracedRun.WorkflowId, null, null, "Change", [], new("u1", default), null));
        run.Activate(isReplaying: false, NewUpdate(run.CapturedHeader(), fail: false));
        await run.Outbound.QueryWorkflowAsync<int>(new(TracedRun.WorkflowId, null, "Look", [], null, null));
        run.Activate(isReplaying: true, new QueryWorkflow("q", "Look", null, run.CapturedHeader()));
        foreach (var (handler, sender) in new[]
        {
            ("HandleSignal:Poke", "SignalWorkflow:Poke"),
            ("ValidateUpdate:Change", "UpdateWorkflow:Change"),
            ("HandleUpdate:Change", "UpdateWorkflow:Change"),
            ("HandleQuery:Look", "QueryWorkflow:Look"),
        })
        {
            Assert.That(spans[handler].ParentSpanId, Is.EqualTo(spans["StartWorkflow:TracedWorkflow"].SpanId), handler);
            Assert.That(spans[handler].Links.Single().Context.SpanId, Is.EqualTo(spans[sender].SpanId), handler);
        }
        Assert.That(spans["UpdateWorkflow:Change"].GetTagItem("temporalUpdateID"), Is.EqualTo("u1"));
    }

    [Test]
    public async Task FailedUpdate_GetsASpanWithTheError()
    {
        using var spans = new RecordedSpans();
        run.Initialize(await run.StartByClientAsync());
        run.Activate(isReplaying: false, NewUpdate(null, fail: true));
        var failed = spans["CompleteUpdate:Change"];
        Assert.That(failed.Status, Is.EqualTo(ActivityStatusCode.Error));
        Assert.That(failed.StatusDescription, Is.EqualTo("no change"));
        Assert.That(failed.ParentSpanId, Is.EqualTo(spans["HandleUpdate:Change"].SpanId));
    }

    [TestCase("broken", ActivityStatusCode.Error)]
    [TestCase("benign", ActivityStatusCode.Unset)]
    public async Task FailedActivity_OnlyRealErrorsAreErrors(string message, ActivityStatusCode status)
    {
        using var spans = new RecordedSpans();
        await TracedRun.RunActivityAsync(await run.StartByClientAsync(), message);
        Assert.That(spans["RunActivity:ReadBaggage"].Status, Is.EqualTo(status));
        Assert.That(spans["RunActivity:ReadBaggage"].Events.Single().Name, Is.EqualTo("exception"));
    }

    [Test]
    public async Task Baggage_OfTheCaller_ReachesTheActivity()
    {
        using var spans = new RecordedSpans();
        Baggage.SetBaggage("user", "ada");
        var header = await run.StartByClientAsync();
        Baggage.Current = default;
        var schedule = (ScheduleActivityCommand)run.Initialize(header).Single();
        var outcome = await TracedRun.RunActivityAsync(schedule.Attributes.Header);
        Assert.That(outcome, Is.InstanceOf<ActivityOutcome.Completed>());
        var result = ((ActivityOutcome.Completed)outcome).Result;
        Assert.That(DataConverter.Default.PayloadConverter.ToValue<string>(result), Is.EqualTo("ada"));
        Assert.That(Baggage.Current.Count, Is.Zero);
    }

    [Test]
    public void WorkflowSpan_OutsideAWorkflow_Throws()
    {
        Assert.That(
            () => TracingInterceptor.WorkflowsSource.TrackWorkflowDiagnosticActivity("x"),
            Throws.InvalidOperationException.With.Message.Contains("inside a workflow"));
        Assert.That(() => WorkflowDiagnosticActivity.AttachFromContext(default), Throws.InvalidOperationException);
    }

    private static ResolveActivity ResolvedActivity(uint seq) => new(
        seq,
        new ActivityResolution.Completed(DataConverter.Default.PayloadConverter.ToPayload("done")),
        IsLocal: false);

    private static DoUpdate NewUpdate(Header? header, bool fail) => new(
        "u1",
        "p1",
        "Change",
        new Payloads { Payloads_ = { DataConverter.Default.PayloadConverter.ToPayload(fail) } },
        header,
        new Meta { UpdateId = "u1", Identity = "me" },
        RunValidator: true);
}
