using Aios.Temporal.Worker.Activations;
using Aios.Temporal.Workflows;

namespace Aios.Temporal.Tests.Worker.Instance;

public sealed class ExternalWorkflowCallsTests
{
    [Test]
    public void SignalAsync_Confirmed_Completes()
    {
        var driver = InstanceDriver.For<CallerWorkflow>();
        var signal = driver.Start(["signal"]).Only<SignalExternalWorkflowCommand>();

        Assert.That(signal.Attributes.Execution.WorkflowId, Is.EqualTo("other"));
        Assert.That(signal.Attributes.Execution.RunId, Is.EqualTo("run"));
        Assert.That(signal.Attributes.ChildWorkflowOnly, Is.False);
        Assert.That(InstanceDriver.Value<int>(signal.Attributes.Input.Payloads_.Single()), Is.EqualTo(3));
        driver.Activate(new ResolveSignalExternalWorkflow(1, null)).Only<CompleteWorkflowCommand>();
    }

    [Test]
    public void SignalAsync_NotFound_FailsTheWorkflow()
    {
        var driver = InstanceDriver.For<CallerWorkflow>();
        driver.Start(["signal"]);

        var end = driver.Activate(new ResolveSignalExternalWorkflow(
            1, new() { Message = "not found", ApplicationFailureInfo = new() { Type = "NotFound" } }));

        Assert.That(end.Only<FailWorkflowCommand>().Failure.Message, Is.EqualTo("not found"));
    }

    [Test]
    public void SignalAsync_Cancelled_CancelsSignal()
    {
        var driver = InstanceDriver.For<CallerWorkflow>();
        driver.Start(["signal"]);

        Assert.That(
            driver.Activate(new CancelWorkflow("stop")).Only<CancelSignalExternalWorkflowCommand>().Seq, Is.EqualTo(1));
    }

    [Test]
    public void SignalAsync_TokenAlreadyCancelled_SendsNothing()
    {
        var driver = InstanceDriver.For<CallerWorkflow>();

        Assert.That(
            driver.Start(["signal"], new CancelWorkflow("stop")).Kinds(), Is.EqualTo(new[] { "CancelWorkflow" }));
    }

    [Test]
    public void CancelAsync_Confirmed_Completes()
    {
        var driver = InstanceDriver.For<CallerWorkflow>();
        var cancel = driver.Start(["cancel"]).Only<RequestCancelExternalWorkflowCommand>();

        Assert.That(cancel, Has.Property("WorkflowId").EqualTo("other").And.Property("Namespace").EqualTo("test-namespace"));
        driver.Activate(new ResolveRequestCancelExternalWorkflow(1, null)).Only<CompleteWorkflowCommand>();
    }

    [Test]
    public void CancelAsync_NotFound_FailsTheWorkflow()
    {
        var driver = InstanceDriver.For<CallerWorkflow>();
        driver.Start(["cancel"]);

        driver.Activate(new ResolveRequestCancelExternalWorkflow(
            1, new() { Message = "not found", ApplicationFailureInfo = new() })).Only<FailWorkflowCommand>();
    }

    [Workflow]
    public class CallerWorkflow
    {
        [WorkflowRun]
        public async Task RunAsync(string what)
        {
            var handle = Workflow.GetExternalWorkflowHandle("other", "run");
            if (what == "signal")
            {
                await handle.SignalAsync("Poke", [3]);
            }
            else
            {
                await handle.CancelAsync();
            }
        }
    }
}
