using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Testing.Histories;
using Aios.Temporal.Worker.Activations;
using static Aios.Temporal.Workflows.ActivityCancellationType;

namespace Aios.Temporal.Tests.Worker.Runs;

internal sealed class ActivityTests
{
    private static HistoryBuilder Scheduled() => HistoryBuilder.Started().WorkflowTask().ActivityScheduled("1");

    [Test]
    public void Activity_Completes_ResolvesWithResult()
    {
        var run = FourWays.Check(
            Scheduled().ActivityStarted("1").ActivityCompleted("1", Make.Payload("7")).WorkflowTask().WorkflowCompleted(),
            job => job switch
            {
                InitializeWorkflow => [Make.Activity(1)],
                ResolveActivity { Result: ActivityResolution.Completed { Result: { } result } } =>
                    [new CompleteWorkflowCommand(result)],
                _ => [],
            });

        Assert.That(
            run.Completions[1].Commands[0].CompleteWorkflowExecutionCommandAttributes.Result.Payloads_[0].Data.ToStringUtf8(),
            Is.EqualTo("7"));
        Assert.That(run.Completions[0].Commands[0].ScheduleActivityTaskCommandAttributes.TaskQueue.Name, Is.EqualTo("test-queue"));
    }

    [Test]
    public void Activity_Fails_WrapsFailure()
    {
        var failure = OnlyFailure(Scheduled().ActivityStarted("1").ActivityFailed("1", "boom").WorkflowTask().WorkflowCompleted());

        Assert.That(failure.Message, Is.EqualTo("Activity task failed"));
        Assert.That(failure.Cause.Message, Is.EqualTo("boom"));
        Assert.That(failure.ActivityFailureInfo.ScheduledEventId, Is.EqualTo(5));
        Assert.That(failure.ActivityFailureInfo.StartedEventId, Is.EqualTo(6));
        Assert.That(failure.ActivityFailureInfo.Identity, Is.EqualTo("activity-worker"));
        Assert.That(failure.ActivityFailureInfo.RetryState, Is.EqualTo(RetryState.MaximumAttemptsReached));
        Assert.That(failure.ActivityFailureInfo.ActivityType.Name, Is.EqualTo("DoIt"));
    }

    [Test]
    public void Activity_NotStartedTimesOut_WrapsTimeout()
    {
        var failure = OnlyFailure(Scheduled().ActivityTimedOut("1").WorkflowTask().WorkflowCompleted());

        Assert.That(failure.Message, Is.EqualTo("Activity task timed out"));
        Assert.That(failure.Cause.TimeoutFailureInfo.TimeoutType, Is.EqualTo(TimeoutType.ScheduleToStart));
    }

    [Test]
    public void Activity_StartedTimesOut_WrapsTimeout()
    {
        var failure = OnlyFailure(
            Scheduled().ActivityStarted("1").ActivityTimedOut("1", TimeoutType.StartToClose).WorkflowTask().WorkflowCompleted());

        Assert.That(failure.ActivityFailureInfo.RetryState, Is.EqualTo(RetryState.Timeout));
    }

    [Test]
    public void CancelActivity_InSameTask_SendsNothingAndResolves()
    {
        var history = HistoryBuilder.Started().WorkflowTask().WorkflowCompleted();

        var run = FourWays.Check(history, job => job switch
        {
            InitializeWorkflow => [Make.Activity(1), Make.CancelActivity(1)],
            ResolveActivity { Result: ActivityResolution.Cancelled } => [Make.Complete()],
            _ => [],
        });

        Assert.That(run.Completions[0].Commands, Has.Count.EqualTo(1));
        Assert.That(run.Instance.Activations, Has.Count.EqualTo(2));
    }

    [Test]
    public void CancelActivity_TryCancel_ResolvesAtOnceAndIgnoresTheRest()
    {
        var history = Scheduled().Signaled("cancel").WorkflowTask().ActivityCancelRequested("1").TimerStarted("1")
            .ActivityCanceled("1").WorkflowTask().TimerFired("1").WorkflowTask().WorkflowCompleted();

        FourWays.Check(history, Cancelling(TryCancel));
    }

    [Test]
    public void CancelActivity_TryCancelOfStarted_IgnoresLateCompletion()
    {
        var history = Scheduled().Signaled("cancel").WorkflowTask().ActivityCancelRequested("1").TimerStarted("1")
            .ActivityStarted("1").ActivityCompleted("1").WorkflowTask().TimerFired("1").WorkflowTask().WorkflowCompleted();

        FourWays.Check(history, Cancelling(TryCancel));
    }

    [TestCase("completed")]
    [TestCase("failed")]
    [TestCase("timed out")]
    [TestCase("canceled")]
    public void CancelActivity_WaitCancellationCompleted_ResolvesByOutcome(string outcome)
    {
        var history = Scheduled().Signaled("cancel").WorkflowTask().ActivityCancelRequested("1").ActivityStarted("1");
        _ = outcome switch
        {
            "completed" => history.ActivityCompleted("1"),
            "failed" => history.ActivityFailed("1"),
            "timed out" => history.ActivityTimedOut("1", TimeoutType.StartToClose),
            _ => history.ActivityCanceled("1", Make.Payload("\"details\"")),
        };

        var run = FourWays.Check(history.WorkflowTask().WorkflowCompleted(), job => job switch
        {
            InitializeWorkflow => [Make.Activity(1, WaitCancellationCompleted)],
            SignalWorkflow => [Make.CancelActivity(1)],
            ResolveActivity => [Make.Complete()],
            _ => [],
        });

        Assert.That(run.Completions[1].Commands[0].RequestCancelActivityTaskCommandAttributes.ScheduledEventId, Is.EqualTo(5));
        Assert.That(run.Instance.Trace, Has.Exactly(1).StartsWith("ResolveActivity 1"));
    }

    [Test]
    public void CancelActivity_WaitOfUnstartedThatTimesOut_Resolves()
    {
        var history = Scheduled().Signaled("cancel").WorkflowTask().ActivityCancelRequested("1")
            .ActivityTimedOut("1").WorkflowTask().WorkflowCompleted();

        FourWays.Check(history, job => job switch
        {
            InitializeWorkflow => [Make.Activity(1, WaitCancellationCompleted)],
            SignalWorkflow => [Make.CancelActivity(1)],
            ResolveActivity => [Make.Complete()],
            _ => [],
        });
    }

    [Test]
    public void CancelActivity_WaitOfUnstartedThatIsCanceled_ResolvesWithDetails()
    {
        var history = Scheduled().Signaled("cancel").WorkflowTask().ActivityCancelRequested("1")
            .ActivityCanceled("1", Make.Payload("\"why\"")).WorkflowTask().WorkflowCompleted();

        var run = FourWays.Check(history, job => job switch
        {
            InitializeWorkflow => [Make.Activity(1, WaitCancellationCompleted)],
            SignalWorkflow => [Make.CancelActivity(1)],
            ResolveActivity { Result: ActivityResolution.Cancelled c } => [new FailWorkflowCommand(c.Failure)],
            _ => [],
        }, expectedClose: false);

        var failure = run.Completions[2].Commands[0].FailWorkflowExecutionCommandAttributes.Failure;
        Assert.That(failure.Message, Is.EqualTo("Activity cancelled"));
        Assert.That(failure.Cause.CanceledFailureInfo.Details.Payloads_[0].Data.ToStringUtf8(), Is.EqualTo("\"why\""));
        Assert.That(failure.ActivityFailureInfo.RetryState, Is.EqualTo(RetryState.CancelRequested));
    }

    [TestCase("completed")]
    [TestCase("failed")]
    [TestCase("timed out")]
    [TestCase("canceled")]
    public void CancelActivity_AbandonOfUnstarted_IgnoresEverythingLater(string outcome)
    {
        var history = Scheduled().Signaled("cancel").WorkflowTask().TimerStarted("1").ActivityStarted("1");
        _ = outcome switch
        {
            "completed" => history.ActivityCompleted("1"),
            "failed" => history.ActivityFailed("1"),
            "timed out" => history.ActivityTimedOut("1", TimeoutType.StartToClose),
            _ => history.ActivityCanceled("1"),
        };

        var run = FourWays.Check(
            history.WorkflowTask().TimerFired("1").WorkflowTask().WorkflowCompleted(), Cancelling(Abandon));

        Assert.That(run.Completions[1].Commands.Select(c => c.CommandType), Is.EqualTo(new[] { CommandType.StartTimer }));
    }

    [Test]
    public void CancelActivity_AlreadyStarted_SendsTheRequest()
    {
        var history = Scheduled().ActivityStarted("1").Signaled("cancel").WorkflowTask().ActivityCancelRequested("1")
            .TimerStarted("1").ActivityCompleted("1").WorkflowTask().TimerFired("1").WorkflowTask().WorkflowCompleted();

        FourWays.Check(history, Cancelling(TryCancel));
    }

    [Test]
    public void CancelActivity_AbandonOfStarted_SendsNothing()
    {
        var history = Scheduled().ActivityStarted("1").Signaled("cancel").WorkflowTask()
            .TimerStarted("1").ActivityCompleted("1").WorkflowTask().TimerFired("1").WorkflowTask().WorkflowCompleted();

        FourWays.Check(history, Cancelling(Abandon));
    }

    private static Script Cancelling(Aios.Temporal.Workflows.ActivityCancellationType type) => job => job switch
    {
        InitializeWorkflow => [Make.Activity(1, type)],
        SignalWorkflow => [Make.CancelActivity(1)],
        ResolveActivity { Result: ActivityResolution.Cancelled } => [Make.Timer(1)],
        FireTimer when type is Abandon => [Make.CancelActivity(1), Make.Complete()],
        FireTimer => [Make.Complete()],
        _ => [],
    };

    private static Api.Failure.V1.Failure OnlyFailure(HistoryBuilder history)
    {
        var run = FourWays.Check(history, job => job switch
        {
            InitializeWorkflow => [Make.Activity(1)],
            ResolveActivity { Result: ActivityResolution.Failed f } => [new FailWorkflowCommand(f.Failure)],
            _ => [],
        }, expectedClose: false);
        return run.Completions[1].Commands[0].FailWorkflowExecutionCommandAttributes.Failure;
    }
}
