using Aios.Temporal.Api.Command.V1;
using Aios.Temporal.Api.Common.V1;
using Aios.Temporal.Api.Failure.V1;
using Aios.Temporal.Converters;
using Aios.Temporal.Tests.Converters.Codecs;
using Aios.Temporal.Worker.Activations;
using Aios.Temporal.Worker.Codecs;
using Aios.Temporal.Workflows;

namespace Aios.Temporal.Tests.Worker.Codecs;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class RunCodecTests
{
    private static readonly string OwnContext = new ISerializationContext.Workflow("ns", "wf").ToString();

    private readonly RunCodec codec = new(new StrictCodec(), "ns", "wf", "WfType", "queue");

    [TestCaseSource(typeof(FilledContracts), nameof(FilledContracts.Commands))]
    public async Task EncodeAsync_EveryCommand_EncodesEachPayloadOnceAndLeavesTheOriginal(object command)
    {
        var original = (InstanceCommand)command;
        var before = ContractPayloads.Snapshot(original);
        var encoded = await EncodeAsync(original);
        Assert.That(ContractPayloads.Snapshot(original), Is.EqualTo(before), "the original changed");
        Assert.That(ContractPayloads.In(encoded).Count(), Is.EqualTo(ContractPayloads.In(original).Count()));
        Assert.That(ContractPayloads.In(encoded), Is.All.Matches<Payload>(StrictCodec.IsEncoded));
    }

    [TestCaseSource(typeof(FilledContracts), nameof(FilledContracts.Jobs))]
    public async Task DecodeAsync_EveryJob_DecodesEachPayloadOnceAndLeavesTheOriginal(object job)
    {
        var original = (ActivationJob)job;
        var encoded = await ContractPayloads.EncodeInPlaceAsync(original, OwnContext);
        var before = ContractPayloads.Snapshot(encoded);
        var decoded = await DecodeAsync(encoded);
        Assert.That(ContractPayloads.Snapshot(encoded), Is.EqualTo(before), "the original changed");
        Assert.That(ContractPayloads.In(decoded).Count(), Is.EqualTo(ContractPayloads.In(original).Count()));
        Assert.That(ContractPayloads.In(decoded), Has.None.Matches<Payload>(StrictCodec.IsEncoded));
    }

    [Test]
    public async Task EncodeAsync_SameLocalActivityTwice_EncodesOnceEach()
    {
        var command = new ScheduleLocalActivityCommand(
            1,
            PayloadPositions.Fill<ScheduleActivityTaskCommandAttributes>(),
            1,
            null,
            TimeSpan.Zero,
            ActivityCancellationType.TryCancel);
        var first = await EncodeAsync(command);
        var second = await EncodeAsync(command with { Seq = 2, Attempt = 2 });
        Assert.That(ContractPayloads.In(second), Is.EqualTo(ContractPayloads.In(first)));
    }

    [Test]
    public async Task DecodeAsync_ActivityResult_UsesTheContextOfTheSchedule()
    {
        var attributes = new ScheduleActivityTaskCommandAttributes
        {
            ActivityId = "a1",
            ActivityType = new ActivityType { Name = "Act" },
            Input = PayloadPositions.Fill<Payloads>(),
        };
        var encoded = await EncodeAsync(
            new ScheduleActivityCommand(7, attributes, ActivityCancellationType.TryCancel, DisableEagerExecution: false));
        var context = StrictCodec.ContextOf(ContractPayloads.In(encoded).First());
        Assert.That(
            context,
            Is.EqualTo(new ISerializationContext.Activity("ns", "a1", "wf", "WfType", "Act", "queue", IsLocal: false).ToString()));
        var result = await StrictCodecIn(new ISerializationContext.Activity("ns", "a1", "wf", "WfType", "Act", "queue", false))
            .EncodeSingleAsync(PayloadPositions.NewPayload());
        var decoded = await DecodeAsync(new ResolveActivity(7, new ActivityResolution.Completed(result), IsLocal: false));
        Assert.That(ContractPayloads.In(decoded), Has.None.Matches<Payload>(StrictCodec.IsEncoded));
    }

    [Test]
    public async Task DecodeAsync_ChildOfOtherId_UsesTheContextOfTheChild()
    {
        var attributes = new StartChildWorkflowExecutionCommandAttributes { WorkflowId = "child", Input = PayloadPositions.Fill<Payloads>() };
        await EncodeAsync(new StartChildWorkflowCommand(3, attributes, ChildWorkflowCancellationType.TryCancel));
        await DecodeAsync(new ResolveChildWorkflowStart(3, new ChildWorkflowStartResolution.Succeeded("run")));
        var result = await StrictCodecIn(new ISerializationContext.Workflow("ns", "child"))
            .EncodeSingleAsync(PayloadPositions.NewPayload());
        var decoded = await DecodeAsync(new ResolveChildWorkflow(3, new ChildWorkflowResolution.Completed(result)));
        Assert.That(ContractPayloads.In(decoded), Has.None.Matches<Payload>(StrictCodec.IsEncoded));
    }

    [Test]
    public async Task EncodeAsync_FailedTask_EncodesTheFailure()
    {
        var failure = new Failure { ApplicationFailureInfo = PayloadPositions.Fill<ApplicationFailureInfo>() };
        var completion = await codec.EncodeAsync(new WorkflowActivationCompletion.Failed(failure));
        Assert.That(
            PayloadPositions.In(((WorkflowActivationCompletion.Failed)completion).Failure),
            Is.Not.Empty.And.All.Matches<Payload>(StrictCodec.IsEncoded));
    }

    [Test]
    public async Task NoCodec_BothDirections_IsTheSameObject()
    {
        var none = new RunCodec(null, "ns", "wf", "WfType", "queue");
        var activation = NewActivation(new CancelWorkflow("x"));
        var completion = new WorkflowActivationCompletion.Succeeded([new CancelWorkflowCommand()], [], default);
        Assert.That(await none.DecodeAsync(activation), Is.SameAs(activation));
        Assert.That(await none.EncodeAsync(completion), Is.SameAs(completion));
    }

    private static IPayloadCodec StrictCodecIn(ISerializationContext context) =>
        new StrictCodec().WithSerializationContext(context);

    private static WorkflowActivation NewActivation(params ActivationJob[] jobs) =>
        new() { RunId = "run", Timestamp = DateTime.UnixEpoch, IsReplaying = false, HistoryLength = 3, Jobs = jobs };

    private async Task<InstanceCommand> EncodeAsync(InstanceCommand command)
    {
        var completion = await codec.EncodeAsync(new WorkflowActivationCompletion.Succeeded([command], [], default));
        return ((WorkflowActivationCompletion.Succeeded)completion).Commands.Single();
    }

    private async Task<ActivationJob> DecodeAsync(ActivationJob job) =>
        (await codec.DecodeAsync(NewActivation(job))).Jobs.Single();
}
