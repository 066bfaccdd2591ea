using Aios.Temporal.Exceptions;
using Aios.Temporal.Worker.Activations;
using Aios.Temporal.Workflows;

namespace Aios.Temporal.Tests.Worker.Instance;

public sealed class UpdateHandlersTests
{
    [Test]
    public void Update_CompletesAtOnce_AcceptsThenCompletes()
    {
        var commands = Started().Activate(InstanceDriver.Update("Add", 5));

        Assert.That(Responses(commands), Is.EqualTo(new[] { typeof(UpdateResponse.Accepted), typeof(UpdateResponse.Completed) }));
        Assert.That(((UpdateResponseCommand)commands[0]).ProtocolInstanceId, Is.EqualTo("protocol-1"));
        Assert.That(InstanceDriver.Value<int>(Completed(commands[1]).Result), Is.EqualTo(5));
    }

    [Test]
    public void Update_WithoutResult_CompletesWithEmptyObject()
    {
        var commands = Started().Activate(InstanceDriver.Update("Nothing"));

        Assert.That(Completed(commands[1]).Result!.Data.ToStringUtf8(), Is.EqualTo("{}"));
    }

    [Test]
    public void Update_UnknownName_IsRejectedWithKnownNames()
    {
        var commands = Started().Activate(InstanceDriver.Update("Unknown"));

        Assert.That(Rejected(commands.Single()).Message, Does.Contain("Add").And.Contain("Nothing"));
    }

    [Test]
    public void Update_ValidatorThrows_IsRejectedAndHandlerDoesNotRun()
    {
        var driver = Started();

        var commands = driver.Activate(InstanceDriver.Update("Add", -1));

        Assert.That(Rejected(commands.Single()).Message, Is.EqualTo("negative"));
        Assert.That(driver.Activate(InstanceDriver.Query("Total")).Answer<int>(), Is.Zero);
    }

    [Test]
    public void Update_WithoutRunValidator_SkipsValidator()
    {
        var driver = Started();

        var commands = driver.Activate(InstanceDriver.Update("Add", -1) with { RunValidator = false });

        Assert.That(Responses(commands), Is.EqualTo(new[] { typeof(UpdateResponse.Accepted), typeof(UpdateResponse.Completed) }));
    }

    [Test]
    public void Update_ArgumentCannotBeDecoded_IsRejected()
    {
        var commands = Started().Activate(InstanceDriver.Update("Add", "text"));

        Assert.That(Rejected(commands.Single()).Message, Does.Contain("cannot be decoded"));
    }

    [Test]
    public void Update_ValidatorMakesCommand_FailsTheTask()
    {
        Assert.That(
            Started().ActivateFailing(InstanceDriver.Update("BadValidator")).Message, Does.Contain("created workflow commands"));
    }

    [Test]
    public void Update_FailureException_FailsTheUpdateOnly()
    {
        var commands = Started().Activate(InstanceDriver.Update("Outcome", "failure"));

        Assert.That(Responses(commands), Is.EqualTo(new[] { typeof(UpdateResponse.Accepted), typeof(UpdateResponse.Rejected) }));
    }

    [Test]
    public void Update_CancellationException_FailsTheUpdateOnly()
    {
        var commands = Started().Activate(InstanceDriver.Update("Outcome", "cancel"));

        Assert.That(Responses(commands), Is.EqualTo(new[] { typeof(UpdateResponse.Accepted), typeof(UpdateResponse.Rejected) }));
    }

    [TestCase("bug")]
    [TestCase("next")]
    public void Update_OtherException_FailsTheTask(string what)
    {
        Started().ActivateFailing(InstanceDriver.Update("Outcome", what));
    }

    [Test]
    public void Update_WaitsForTimer_CompletesLater()
    {
        var driver = Started();
        Assert.That(
            driver.Activate(InstanceDriver.Update("Outcome", "delay")).Kinds(), Is.EqualTo(new[] { "UpdateResponse", "StartTimer" }));

        var commands = driver.Activate(new FireTimer(1));

        Assert.That(InstanceDriver.Value<string>(Completed(commands.Single()).Result), Is.EqualTo("update-1 Outcome"));
    }

    [Test]
    public void Update_InFirstActivation_HandlerAddedByConstructorIsFound()
    {
        var driver = InstanceDriver.For<ConstructorUpdateWorkflow>();

        var commands = driver.Start(null, InstanceDriver.Update("fromConstructor"));

        Assert.That(Responses(commands), Is.EqualTo(new[] { typeof(UpdateResponse.Accepted), typeof(UpdateResponse.Completed) }));
    }

    private static InstanceDriver Started()
    {
        var driver = InstanceDriver.For<UpdateWorkflow>();
        driver.Start();
        return driver;
    }

    private static Type[] Responses(IEnumerable<InstanceCommand> commands) =>
        [.. commands.OfType<UpdateResponseCommand>().Select(c => c.Response.GetType())];

    private static UpdateResponse.Completed Completed(InstanceCommand command) =>
        (UpdateResponse.Completed)((UpdateResponseCommand)command).Response;

    private static Api.Failure.V1.Failure Rejected(InstanceCommand command) =>
        ((UpdateResponse.Rejected)((UpdateResponseCommand)command).Response).Failure;

    [Workflow]
    public class UpdateWorkflow
    {
        [WorkflowQuery]
        public int Total { get; private set; }

        [WorkflowRun]
        public Task RunAsync() => Workflow.WaitConditionAsync(() => false);

        [WorkflowUpdateValidator(nameof(AddAsync))]
        public void ValidateAdd(int number)
        {
            if (number < 0)
            {
                throw new ArgumentException("negative");
            }
        }

        [WorkflowUpdate]
        public Task<int> AddAsync(int number) => Task.FromResult(Total += number);

        [WorkflowUpdate]
        public Task NothingAsync() => Task.CompletedTask;

        [WorkflowUpdateValidator(nameof(BadValidatorAsync))]
        public void ValidateBad() => _ = Workflow.DelayAsync(1000);

        [WorkflowUpdate]
        public Task BadValidatorAsync() => Task.CompletedTask;

        [WorkflowUpdate]
        public async Task<string> OutcomeAsync(string what)
        {
            switch (what)
            {
                case "failure":
                    throw new ApplicationFailureException("from update");
                case "cancel":
                    throw new OperationCanceledException();
                case "bug":
                    throw new NotSupportedException("bug");
                case "next":
                    throw Workflow.CreateContinueAsNewException((UpdateWorkflow w) => w.RunAsync());
                default:
                    await Workflow.DelayAsync(1000);
                    return $"{Workflow.CurrentUpdateInfo!.Id} {Workflow.CurrentUpdateInfo.Name}";
            }
        }
    }

    [Workflow]
    public class ConstructorUpdateWorkflow
    {
        public ConstructorUpdateWorkflow() => Workflow.Updates["fromConstructor"] =
            WorkflowUpdateDefinition.CreateWithoutAttribute("fromConstructor", () => Task.CompletedTask);

        [WorkflowRun]
        public Task RunAsync() => Workflow.WaitConditionAsync(() => false);
    }
}
