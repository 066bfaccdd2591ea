using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Testing.Histories;
using Aios.Temporal.Worker.Activations;
using static Aios.Temporal.Workflows.ChildWorkflowCancellationType;

namespace Aios.Temporal.Tests.Worker.Runs;

internal sealed class ChildWorkflowTests
{
    private static HistoryBuilder Initiated() => HistoryBuilder.Started().WorkflowTask().ChildInitiated("child");

    private static HistoryBuilder Running() => Initiated().ChildStarted("child").WorkflowTask();

    [TestCase("completed", "Completed")]
    [TestCase("failed", "Failed")]
    [TestCase("timed out", "Failed")]
    [TestCase("canceled", "Cancelled")]
    [TestCase("terminated", "Failed")]
    public void Child_Ends_ResolvesStartAndResult(string outcome, string resolution)
    {
        var kinds = new List<string>();
        var run = FourWays.Check(End(Running(), outcome).WorkflowTask().WorkflowCompleted(), job =>
        {
            switch (job)
            {
                case InitializeWorkflow:
                    return [Make.Child(1, "child")];
                case ResolveChildWorkflow resolve:
                    kinds.Add(resolve.Result.GetType().Name);
                    return [Make.Complete()];
                default:
                    return [];
            }
        });

        Assert.That(kinds, Has.All.EqualTo(resolution));
        Assert.That(run.Instance.Trace, Has.Exactly(1).Contains("ResolveChildWorkflowStart"));
    }

    [TestCase("failed", "Child Workflow execution failed")]
    [TestCase("timed out", "Child Workflow execution timed out")]
    [TestCase("terminated", "Child Workflow execution terminated")]
    public void Child_Fails_WrapsFailureWithIds(string outcome, string message)
    {
        var run = FourWays.Check(End(Running(), outcome).WorkflowTask().WorkflowFailed(), job => job switch
        {
            InitializeWorkflow => [Make.Child(1, "child")],
            ResolveChildWorkflow { Result: ChildWorkflowResolution.Failed f } => [new FailWorkflowCommand(f.Failure)],
            _ => [],
        });

        var failure = run.Completions[2].Commands[0].FailWorkflowExecutionCommandAttributes.Failure;
        var info = failure.ChildWorkflowExecutionFailureInfo;
        Assert.That(failure.Message, Is.EqualTo(message));
        Assert.That(info.InitiatedEventId, Is.EqualTo(5));
        Assert.That(info.StartedEventId, Is.EqualTo(6));
        Assert.That(info.WorkflowExecution.RunId, Is.EqualTo("child-run"));
        Assert.That(info.Namespace, Is.EqualTo("default"));
    }

    [Test]
    public void Child_StartFails_ResolvesStartWithCause()
    {
        FourWays.Check(Initiated().ChildStartFailed("child").WorkflowTask().WorkflowCompleted(), job => job switch
        {
            InitializeWorkflow => [Make.Child(1, "child")],
            ResolveChildWorkflowStart
            {
                Result: ChildWorkflowStartResolution.Failed
                {
                    Cause: StartChildWorkflowExecutionFailedCause.WorkflowAlreadyExists,
                    WorkflowId: "child",
                }
            } => [Make.Complete()],
            _ => [],
        });
    }

    [Test]
    public void CancelChild_InSameTask_SendsNothing()
    {
        var run = FourWays.Check(HistoryBuilder.Started().WorkflowTask().WorkflowCompleted(), job => job switch
        {
            InitializeWorkflow => [Make.Child(1, "child"), Make.CancelChild(1)],
            ResolveChildWorkflowStart { Result: ChildWorkflowStartResolution.Cancelled c } =>
                [Make.Complete($"\"{c.Failure.Message}\"")],
            _ => [],
        });

        var result = run.Completions[0].Commands.Single().CompleteWorkflowExecutionCommandAttributes.Result;
        Assert.That(
            result.Payloads_[0].Data.ToStringUtf8(),
            Is.EqualTo("\"Child Workflow Execution cancelled before scheduled: no longer needed\""));
    }

    [TestCase(WaitCancellationCompleted)]
    [TestCase(WaitCancellationRequested)]
    public void CancelChild_WaitTypes_ResolveByCloseEvent(Aios.Temporal.Workflows.ChildWorkflowCancellationType type)
    {
        var history = Running().Signaled("cancel").WorkflowTask().ExternalCancelInitiated("child")
            .ExternalCancelDelivered("child").WorkflowTask().ChildCanceled("child").WorkflowTask().WorkflowCompleted();

        var run = FourWays.Check(history, job => job switch
        {
            InitializeWorkflow => [Make.Child(1, "child", type)],
            SignalWorkflow => [Make.CancelChild(1)],
            ResolveChildWorkflow { Result: ChildWorkflowResolution.Cancelled } => [Make.Complete()],
            _ => [],
        });

        var cancel = run.Completions[2].Commands.Single().RequestCancelExternalWorkflowExecutionCommandAttributes;
        Assert.That(cancel.ChildWorkflowOnly, Is.True);
        Assert.That(cancel.RunId, Is.EqualTo("child-run"));
        Assert.That(run.Instance.Trace, Has.None.Contains("ResolveRequestCancel"));
    }

    [TestCase("completed")]
    [TestCase("failed")]
    [TestCase("timed out")]
    [TestCase("canceled")]
    [TestCase("terminated")]
    public void CancelChild_TryCancel_ResolvesAtOnceAndIgnoresTheRest(string outcome)
    {
        var history = Running().Signaled("cancel").WorkflowTask().ExternalCancelInitiated("child").TimerStarted("1")
            .ExternalCancelDelivered("child").WorkflowTask();

        FourWays.Check(
            End(history, outcome).WorkflowTask().TimerFired("1").WorkflowTask().WorkflowCompleted(), Cancelling(TryCancel));
    }

    [Test]
    public void CancelChild_Abandon_SendsNothing()
    {
        var history = Running().Signaled("cancel").WorkflowTask().TimerStarted("1").ChildCompleted("child")
            .WorkflowTask().TimerFired("1").WorkflowTask().WorkflowCompleted();

        var run = FourWays.Check(history, Cancelling(Abandon));

        Assert.That(run.Completions[2].Commands.Select(c => c.CommandType), Is.EqualTo(new[] { CommandType.StartTimer }));
    }

    [Test]
    public void CancelChild_TryCancelBeforeStarted_IgnoresLateStart()
    {
        var history = Initiated().Signaled("cancel").WorkflowTask().ExternalCancelInitiated("child").TimerStarted("1")
            .ChildStarted("child").WorkflowTask().ExternalCancelDelivered("child").TimerFired("1").WorkflowTask().WorkflowCompleted();

        FourWays.Check(history, Cancelling(TryCancel));
    }

    [Test]
    public void CancelChild_TryCancelBeforeStartFailed_IgnoresLateFailure()
    {
        var history = Initiated().Signaled("cancel").WorkflowTask().ExternalCancelInitiated("child").TimerStarted("1")
            .ChildStartFailed("child").WorkflowTask().ExternalCancelFailed("child").TimerFired("1").WorkflowTask().WorkflowCompleted();

        FourWays.Check(history, Cancelling(TryCancel));
    }

    [Test]
    public void CancelChild_WaitBeforeStarted_StillResolvesStart()
    {
        var history = Initiated().Signaled("cancel").WorkflowTask().ExternalCancelInitiated("child")
            .ChildStarted("child").WorkflowTask().ExternalCancelDelivered("child").ChildCanceled("child")
            .WorkflowTask().WorkflowCompleted();

        FourWays.Check(history, job => job switch
        {
            InitializeWorkflow => [Make.Child(1, "child")],
            SignalWorkflow => [Make.CancelChild(1)],
            ResolveChildWorkflow => [Make.CancelChild(1), Make.Complete()],
            _ => [],
        });
    }

    private static Script Cancelling(Aios.Temporal.Workflows.ChildWorkflowCancellationType type) => job => job switch
    {
        InitializeWorkflow => [Make.Child(1, "child", type)],
        SignalWorkflow => [Make.CancelChild(1)],
        ResolveChildWorkflow { Result: ChildWorkflowResolution.Cancelled } => [Make.Timer(1), Make.CancelChild(1)],
        FireTimer => [Make.Complete()],
        _ => [],
    };

    private static HistoryBuilder End(HistoryBuilder history, string outcome) => outcome switch
    {
        "completed" => history.ChildCompleted("child"),
        "failed" => history.ChildFailed("child"),
        "timed out" => history.ChildTimedOut("child"),
        "canceled" => history.ChildCanceled("child"),
        _ => history.ChildTerminated("child"),
    };
}
