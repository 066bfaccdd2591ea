using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Exceptions;
using Aios.Temporal.Worker.Activations;
using Aios.Temporal.Workflows;

namespace Aios.Temporal.Tests.Worker.Instance;

public sealed class ChildWorkflowCallsTests
{
    [Test]
    public void StartChildWorkflowAsync_Options_BecomeAttributes()
    {
        var command = InstanceDriver.For<ParentWorkflow>().Start(["run"]).Only<StartChildWorkflowCommand>();

        Assert.Multiple(() =>
        {
            Assert.That(command.Seq, Is.EqualTo(1));
            Assert.That(command.CancellationType, Is.EqualTo(ChildWorkflowCancellationType.WaitCancellationCompleted));
            Assert.That(command.Attributes.WorkflowId, Is.EqualTo("child-id"));
            Assert.That(command.Attributes.WorkflowType.Name, Is.EqualTo("ChildWorkflow"));
            Assert.That(command.Attributes.TaskQueue.Name, Is.EqualTo("test-queue"));
            Assert.That(command.Attributes.ParentClosePolicy, Is.EqualTo(Api.Enums.V1.ParentClosePolicy.Terminate));
            Assert.That(command.Attributes.WorkflowIdReusePolicy, Is.EqualTo(WorkflowIdReusePolicy.AllowDuplicate));
            Assert.That(command.Attributes.InheritBuildId, Is.True);
            Assert.That(InstanceDriver.Value<string>(command.Attributes.Memo.Fields["key"]), Is.EqualTo("value"));
            Assert.That(InstanceDriver.Value<string>(command.UserMetadata!.Details), Is.EqualTo("details"));
        });
    }

    [Test]
    public void StartChildWorkflowAsync_WithoutId_DrawsDeterministicGuid()
    {
        var command = InstanceDriver.For<ParentWorkflow>().Start(["default-id"]).Only<StartChildWorkflowCommand>();

        // First value of the generator for seed 0, from the protocol reference.
        Assert.That(command.Attributes.WorkflowId, Is.EqualTo("407deca2-f242-4603-8d1a-e2e9755f84d6"));
    }

    [Test]
    public void ExecuteChildWorkflowAsync_StartedAndCompleted_ReturnsResult()
    {
        var driver = InstanceDriver.For<ParentWorkflow>();
        driver.Start(["run"]);

        Assert.That(driver.Activate(Started), Is.Empty);
        var end = driver.Activate(new ResolveChildWorkflow(
            1, new ChildWorkflowResolution.Completed(InstanceDriver.Payload("child says"))));

        Assert.That(end.Result<string>(), Is.EqualTo("child says"));
    }

    [Test]
    public void ExecuteChildWorkflowAsync_StartedAndCompletedTogether_ReturnsResult()
    {
        var driver = InstanceDriver.For<ParentWorkflow>();
        driver.Start(["run"]);

        var end = driver.Activate(Started, new ResolveChildWorkflow(
            1, new ChildWorkflowResolution.Completed(InstanceDriver.Payload("fast"))));

        Assert.That(end.Result<string>(), Is.EqualTo("fast"));
    }

    [Test]
    public void StartChildWorkflowAsync_AlreadyRunning_Throws()
    {
        var driver = InstanceDriver.For<ParentWorkflow>();
        driver.Start(["report"]);

        var end = driver.Activate(new ResolveChildWorkflowStart(1, new ChildWorkflowStartResolution.Failed(
            "child-id", "ChildWorkflow", StartChildWorkflowExecutionFailedCause.WorkflowAlreadyExists)));

        Assert.That(end.Result<string>(), Is.EqualTo("WorkflowAlreadyStartedException child-id ChildWorkflow"));
    }

    [Test]
    public void StartChildWorkflowAsync_NoSuchNamespace_FailsTheTask()
    {
        var driver = InstanceDriver.For<ParentWorkflow>();
        driver.Start(["run"]);

        var failure = driver.ActivateFailing(new ResolveChildWorkflowStart(1, new ChildWorkflowStartResolution.Failed(
            "child-id", "ChildWorkflow", StartChildWorkflowExecutionFailedCause.NamespaceNotFound)));

        Assert.That(failure.Message, Does.Contain("NamespaceNotFound"));
    }

    [Test]
    public void Cancel_BeforeAndAfterStart_IsRequestedOnce()
    {
        var driver = InstanceDriver.For<ParentWorkflow>();
        driver.Start(["run"]);
        driver.Activate(Started);

        Assert.That(driver.Activate(new CancelWorkflow("stop")).Only<CancelChildWorkflowCommand>().ChildSeq, Is.EqualTo(1));
        var end = driver.Activate(new ResolveChildWorkflow(1, new ChildWorkflowResolution.Cancelled(ChildCancelled)));
        Assert.That(end.Kinds(), Is.EqualTo(new[] { "CancelWorkflow" }));
    }

    [Test]
    public void Cancel_TokenAlreadyCancelled_StartsNothing()
    {
        var driver = InstanceDriver.For<ParentWorkflow>();

        Assert.That(driver.Start(["run"], new CancelWorkflow("stop")).Kinds(), Is.EqualTo(new[] { "CancelWorkflow" }));
    }

    [Test]
    public void Cancel_AbandonedBeforeItStarted_EndsTheWaitForTheStart()
    {
        var driver = InstanceDriver.For<ParentWorkflow>();
        driver.Start(["run"]);
        driver.Activate(new CancelWorkflow("stop"));

        var end = driver.Activate(new ResolveChildWorkflow(1, new ChildWorkflowResolution.Cancelled(ChildCancelled)));

        Assert.That(end.Kinds(), Is.EqualTo(new[] { "CancelWorkflow" }));
    }

    [Test]
    public void SignalAsync_Child_WaitsForConfirmation()
    {
        var driver = InstanceDriver.For<ParentWorkflow>();
        driver.Start(["signal"]);

        var signal = driver.Activate(Started).Only<SignalExternalWorkflowCommand>();
        Assert.That(signal.Attributes.ChildWorkflowOnly, Is.True);
        Assert.That(signal.Attributes.SignalName, Is.EqualTo("Poke"));
        Assert.That(signal.Attributes.Execution.WorkflowId, Is.EqualTo("child-id"));
        Assert.That(driver.Activate(new ResolveSignalExternalWorkflow(1, null)).Result<string>(), Is.EqualTo("signalled"));
    }

    private static ResolveChildWorkflowStart Started => new(1, new ChildWorkflowStartResolution.Succeeded("child-run"));

    private static Api.Failure.V1.Failure ChildCancelled => new()
    {
        Message = "Child Workflow execution cancelled",
        ChildWorkflowExecutionFailureInfo = new() { WorkflowExecution = new(), WorkflowType = new() },
        Cause = new() { CanceledFailureInfo = new() },
    };

    [Workflow]
    public class ChildWorkflow
    {
        [WorkflowRun]
        public Task<string> RunAsync(int number) => Task.FromResult(number.ToString());

        [WorkflowSignal]
        public Task PokeAsync() => Task.CompletedTask;
    }

    [Workflow]
    public class ParentWorkflow
    {
        [WorkflowRun]
        public async Task<string> RunAsync(string what)
        {
            var options = new ChildWorkflowOptions
            {
                Id = "child-id",
                Memo = new Dictionary<string, object> { ["key"] = "value" },
                StaticDetails = "details",
            };
            switch (what)
            {
                case "run":
                    return await Workflow.ExecuteChildWorkflowAsync((ChildWorkflow c) => c.RunAsync(5), options);
                case "default-id":
                    return await Workflow.ExecuteChildWorkflowAsync((ChildWorkflow c) => c.RunAsync(5));
                case "signal":
                    var handle = await Workflow.StartChildWorkflowAsync((ChildWorkflow c) => c.RunAsync(5), options);
                    await handle.SignalAsync(c => c.PokeAsync());
                    return "signalled";
                default:
                    try
                    {
                        await Workflow.StartChildWorkflowAsync((ChildWorkflow c) => c.RunAsync(5), options);
                        return "started";
                    }
                    catch (WorkflowAlreadyStartedException e)
                    {
                        return $"{e.GetType().Name} {e.WorkflowId} {e.WorkflowType}";
                    }
            }
        }
    }
}
