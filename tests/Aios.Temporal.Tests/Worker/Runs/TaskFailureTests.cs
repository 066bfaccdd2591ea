using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Testing.Histories;
using Aios.Temporal.Worker.Activations;
using Grpc.Core;

namespace Aios.Temporal.Tests.Worker.Runs;

internal sealed class TaskFailureTests
{
    private static readonly Script Broken = _ => throw new ScriptedInstance.TaskFailureException("bug");

    private static Api.WorkflowService.V1.PollWorkflowTaskQueueResponse FirstTask() =>
        ServerTasks.LastOf(HistoryBuilder.Started().WorkflowTaskStarted());

    [Test]
    public void UserCodeFails_FirstAttempt_IsReportedAndEvicted()
    {
        var driver = new EngineDriver(Broken).Task(FirstTask());

        Assert.That(driver.Failures.Single().Cause, Is.EqualTo(WorkflowTaskFailedCause.WorkflowWorkerUnhandledFailure));
        Assert.That(driver.Failures.Single().Failure.Message, Is.EqualTo("bug"));
        Assert.That(driver.Evicted, Is.Not.Null);
    }

    [Test]
    public void UserCodeFails_LaterAttempt_IsNotReported()
    {
        var task = FirstTask();
        task.Attempt = 2;

        var driver = new EngineDriver(Broken).Task(task);

        Assert.That(driver.Failures, Is.Empty);
        Assert.That(driver.FinishedWithoutAnswer, Is.EqualTo(1));
        Assert.That(driver.Evicted, Is.Not.Null);
    }

    [Test]
    public void Nondeterminism_ConfiguredToFailTheWorkflow_CompletesWithFailure()
    {
        var task = ServerTasks.LastOf(HistoryBuilder.Started().WorkflowTask().TimerStarted("1").TimerFired("1").WorkflowTaskStarted());
        task.Attempt = 5;
        var driver = new EngineDriver(
            _ => [], EngineDriver.DefaultOptions with { NondeterminismFailsWorkflow = type => type == "TestWorkflow" });

        driver.Task(task);

        var failure = driver.Completions.Single().Commands.Single().FailWorkflowExecutionCommandAttributes.Failure;
        Assert.That(failure.Message, Does.StartWith("[TMPRL1100] Nondeterminism error: "));
        driver.Accepted();
        Assert.That(driver.Evicted, Is.Not.Null);
    }

    [TestCase(StatusCode.InvalidArgument, "UnhandledCommand", "New events arrived")]
    [TestCase(StatusCode.NotFound, "gone", "NotFound")]
    [TestCase(StatusCode.Internal, "oops", "oops")]
    public void Completion_Refused_Evicts(StatusCode code, string message, string reason)
    {
        var driver = new EngineDriver(_ => []).Task(FirstTask()).Task(FirstTask());

        driver.Perform(driver.Engine.OnReportFailed(code, message, EngineDriver.Now));

        Assert.That(driver.Evicted?.Reason, Does.Contain(reason));
        Assert.That(driver.Evicted?.UnhandledTasks, Has.Count.EqualTo(1));
        Assert.That(driver.Failures, Is.Empty);
    }

    [Test]
    public void Completion_TooLargeForTheServer_FailsTheTask()
    {
        var driver = new EngineDriver(_ => []).Task(FirstTask());

        driver.Perform(driver.Engine.OnReportFailed(
            StatusCode.ResourceExhausted, "grpc: received message larger than max (5 vs. 4)", EngineDriver.Now));

        Assert.That(driver.Failures.Single().Cause, Is.EqualTo(WorkflowTaskFailedCause.GrpcMessageTooLarge));
        Assert.That(driver.Evicted, Is.Not.Null);
    }

    [Test]
    public void Payload_AboveTheLimit_FailsTheTask()
    {
        var driver = new EngineDriver(
            job => job is InitializeWorkflow ? [Make.Complete(new string('x', 200))] : [],
            EngineDriver.DefaultOptions with { PayloadSizeLimitBytes = 100 });

        driver.Task(FirstTask());

        Assert.That(driver.Failures.Single().Cause, Is.EqualTo(WorkflowTaskFailedCause.PayloadsTooLarge));
        Assert.That(driver.Failures.Single().Failure.Message, Does.Contain("CompleteWorkflowExecution").And.Contain("100"));
    }

    [Test]
    public void Completion_AboveTheLimit_FailsTheTask()
    {
        var driver = new EngineDriver(
            job => job is InitializeWorkflow ? [Make.Complete(new string('x', 200))] : [],
            EngineDriver.DefaultOptions with { MaxCompletionBytes = 100 });

        driver.Task(FirstTask());

        Assert.That(driver.Failures.Single().Cause, Is.EqualTo(WorkflowTaskFailedCause.RequestTooLarge));
    }

    [Test]
    public void History_OutOfOrder_FailsTheTaskAsUnhandled()
    {
        var task = FirstTask();
        task.History.Events.RemoveAt(1);

        var driver = new EngineDriver(_ => []).Task(task);

        Assert.That(driver.Failures.Single().Cause, Is.EqualTo(WorkflowTaskFailedCause.WorkflowWorkerUnhandledFailure));
        Assert.That(driver.Failures.Single().Failure.Message, Does.Contain("out of order"));
    }
}
