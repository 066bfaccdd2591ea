using Aios.Temporal.Exceptions;
using Aios.Temporal.Worker.Activations;
using Aios.Temporal.Workflows;

namespace Aios.Temporal.Tests.Worker.Instance;

public sealed class TopLevelTests
{
    [Test]
    public void Run_NoResult_CompletesWithNullPayload()
    {
        var result = InstanceDriver.For<NoResultWorkflow>().Start().Only<CompleteWorkflowCommand>().Result;

        Assert.That(result!.Metadata["encoding"].ToStringUtf8(), Is.EqualTo("binary/null"));
    }

    [Test]
    public void Run_FailureException_FailsTheWorkflow()
    {
        var failure = InstanceDriver.For<OutcomeWorkflow>().Start(["failure"]).Only<FailWorkflowCommand>().Failure;

        Assert.That(failure.Message, Is.EqualTo("wanted"));
        Assert.That(failure.ApplicationFailureInfo.Type, Is.EqualTo("MyType"));
    }

    [Test]
    public void Run_OtherException_FailsTheTask()
    {
        var failure = InstanceDriver.For<OutcomeWorkflow>().StartFailing(["bug"]);

        Assert.That(failure.Message, Is.EqualTo("bug"));
        Assert.That(failure.StackTrace, Does.Contain(nameof(OutcomeWorkflow)));
    }

    [Test]
    public void Run_CancellationWithoutRequest_FailsTheWorkflow()
    {
        InstanceDriver.For<OutcomeWorkflow>().Start(["cancel"]).Only<FailWorkflowCommand>();
    }

    [Test]
    public void Run_CancellationAfterRequest_CancelsTheWorkflow()
    {
        InstanceDriver.For<OutcomeWorkflow>().Start(["cancel"], new CancelWorkflow("stop")).Only<CancelWorkflowCommand>();
    }

    [Test]
    public void Run_ExceptionTypeOfAttribute_FailsTheWorkflow()
    {
        InstanceDriver.For<OutcomeWorkflow>().Start(["listed"]).Only<FailWorkflowCommand>();
    }

    [Test]
    public void Run_ExceptionTypeOfWorker_FailsTheWorkflow()
    {
        InstanceDriver.For<OutcomeWorkflow>(d => d with { FailureExceptionTypes = [typeof(NotSupportedException)] })
            .Start(["bug"]).Only<FailWorkflowCommand>();
    }

    [Test]
    public void Run_ContinueAsNew_HasOptions()
    {
        var command = InstanceDriver.For<OutcomeWorkflow>().Start(["next"]).Only<ContinueAsNewCommand>();

        Assert.Multiple(() =>
        {
            Assert.That(command.Attributes.WorkflowType.Name, Is.EqualTo("OutcomeWorkflow"));
            Assert.That(InstanceDriver.Value<string>(command.Attributes.Input.Payloads_.Single()), Is.EqualTo("again"));
            Assert.That(command.Attributes.TaskQueue.Name, Is.EqualTo("other-queue"));
            Assert.That(command.Attributes.InheritBuildId, Is.False);
            Assert.That(command.Attributes.RetryPolicy, Is.Null);
            Assert.That(InstanceDriver.Value<int>(command.Memo!["n"]), Is.EqualTo(1));
            Assert.That(command.SearchAttributes, Is.Null);
        });
    }

    [Test]
    public void Run_ArgumentCannotBeDecoded_FailsTheTask()
    {
        Assert.That(InstanceDriver.For<OutcomeWorkflow>().StartFailing([new[] { 1 }]).Message, Does.Contain("cannot be decoded"));
    }

    [Test]
    public void Run_ArgumentMissing_FailsTheTask()
    {
        Assert.That(InstanceDriver.For<OutcomeWorkflow>().StartFailing([]).Message, Does.Contain("'what' has no default value"));
    }

    [Test]
    public void Init_Constructor_GetsRunArguments()
    {
        Assert.That(InstanceDriver.For<InitWorkflow>().Start(["a", 2]).Result<string>(), Is.EqualTo("a2 a2"));
    }

    [Test]
    public void Dynamic_Workflow_GetsRawArgumentsAndOwnOptions()
    {
        var driver = InstanceDriver.For<DynamicWorkflow>();

        driver.Start(["x"]).Only<FailWorkflowCommand>();

        var completion = (WorkflowActivationCompletion.Succeeded)driver.LastCompletion;
        Assert.That(completion.VersioningBehavior, Is.EqualTo(Api.Enums.V1.VersioningBehavior.Pinned));
    }

    [Test]
    public void Flags_FirstActivation_RecordsModernLoop()
    {
        var driver = InstanceDriver.For<NoResultWorkflow>();
        driver.Start();

        Assert.That(((WorkflowActivationCompletion.Succeeded)driver.LastCompletion).UsedLangFlags, Is.EqualTo(new uint[] { 2 }));
    }

    [Test]
    public void Replay_WithoutModernLoop_FailsClearly()
    {
        var driver = InstanceDriver.For<NoResultWorkflow>();
        driver.Replaying = true;
        driver.LangFlags = [];

        Assert.That(driver.StartFailing().Message, Does.Contain("lang flag 2"));
    }

    [Workflow]
    public class NoResultWorkflow
    {
        [WorkflowRun]
        public Task RunAsync() => Task.CompletedTask;
    }

    [Workflow(FailureExceptionTypes = [typeof(FormatException)])]
    public class OutcomeWorkflow
    {
        [WorkflowRun]
        public Task RunAsync(string what) => throw what switch
        {
            "failure" => new ApplicationFailureException("wanted", "MyType"),
            "cancel" => new OperationCanceledException(),
            "listed" => new FormatException("listed"),
            "next" => Workflow.CreateContinueAsNewException(
                (OutcomeWorkflow w) => w.RunAsync("again"),
                new() { TaskQueue = "other-queue", Memo = new Dictionary<string, object> { ["n"] = 1 } }),
            _ => new NotSupportedException(what),
        };
    }

    [Workflow]
    public class InitWorkflow
    {
        private readonly string fromConstructor;

        [WorkflowInit]
        public InitWorkflow(string text, int number) => fromConstructor = text + number;

        [WorkflowRun]
        public Task<string> RunAsync(string text, int number) => Task.FromResult($"{fromConstructor} {text}{number}");
    }

    [Workflow(Dynamic = true)]
    public class DynamicWorkflow
    {
        [WorkflowDynamicOptions]
        public WorkflowDefinitionOptions Options() => new()
        {
            FailureExceptionTypes = [typeof(NotSupportedException)],
            VersioningBehavior = Aios.Temporal.Common.VersioningBehavior.Pinned,
        };

        [WorkflowRun]
        public Task RunAsync(Aios.Temporal.Converters.IRawValue[] args) => throw new NotSupportedException(
            $"{Workflow.Info.WorkflowType} {args.Length}");
    }
}
