using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Testing.Histories;
using Aios.Temporal.Worker.Activations;
using static Aios.Temporal.Workflows.ActivityCancellationType;

namespace Aios.Temporal.Tests.Worker.Runs;

internal sealed class LocalActivityCancelTests
{
    private static readonly ActivityResolution Done = new ActivityResolution.Completed(Make.Payload("1"));

    [Test]
    public void LocalActivity_CancelledBeforeItRuns_RecordsMarkerInTheSameTask()
    {
        var history = HistoryBuilder.Started().FlaggedTask()
            .LocalActivityMarker(1, failure: new() { Message = "Activity cancelled", CanceledFailureInfo = new() }).WorkflowCompleted();

        var run = FourWays.Check(history, job => job switch
        {
            InitializeWorkflow => [Make.Local(1, WaitCancellationCompleted), Make.CancelLocal(1)],
            ResolveActivity { Result: ActivityResolution.Cancelled { Failure.Message: "Local Activity cancelled" } } => [Make.Complete()],
            _ => [],
        });

        Assert.That(run.Completions[0].Commands[0].RecordMarkerCommandAttributes.Failure.CanceledFailureInfo, Is.Not.Null);
    }

    [TestCase(TryCancel)]
    [TestCase(Abandon)]
    public void LocalActivity_CancelledWithoutWaitingInSameTask_RecordsMarker(Aios.Temporal.Workflows.ActivityCancellationType type)
    {
        var history = HistoryBuilder.Started().FlaggedTask()
            .LocalActivityMarker(1, failure: new() { Message = "Activity cancelled", CanceledFailureInfo = new() }).WorkflowCompleted();

        FourWays.Check(history, job => job switch
        {
            InitializeWorkflow => [Make.Local(1, type), Make.CancelLocal(1)],
            ResolveActivity { Result: ActivityResolution.Cancelled } => [Make.CancelLocal(1), Make.Complete()],
            _ => [],
        });
    }

    [Test]
    public void LocalActivity_TryCancelWhileRunning_ResolvesAtOnceAndWaitsForTheCode()
    {
        var driver = Running(TryCancel);

        Assert.That(driver.CancelledLocalActivities, Is.EqualTo(new[] { 1u }));
        Assert.That(driver.Instance.Trace, Has.Exactly(1).Contains("Cancelled"));
        Assert.That(driver.Completions, Has.Count.EqualTo(1), "the task must stay open until the code has returned");

        driver.ResolveLocal(1, Done);

        Assert.That(driver.Completions[1].Commands[0].RecordMarkerCommandAttributes.Failure.CanceledFailureInfo, Is.Not.Null);
        Assert.That(driver.Instance.Trace, Has.Exactly(1).Contains("ResolveActivity"));
    }

    [Test]
    public void LocalActivity_AbandonWhileRunning_DoesNotHoldTheTask()
    {
        var driver = Running(Abandon);

        Assert.That(driver.CancelledLocalActivities, Is.Empty);
        Assert.That(driver.Completions, Has.Count.EqualTo(2));
        driver.Accepted().ResolveLocal(1, Done);
        Assert.That(driver.Instance.Trace, Has.Exactly(1).Contains("ResolveActivity"));
    }

    [Test]
    public void LocalActivity_WaitCancellationWhileRunning_TakesTheRealResult()
    {
        var driver = Running(WaitCancellationCompleted);

        Assert.That(driver.CancelledLocalActivities, Is.EqualTo(new[] { 1u }));
        Assert.That(driver.Instance.Trace, Has.None.Contains("ResolveActivity"));

        driver.ResolveLocal(1, Done);

        Assert.That(driver.Instance.Trace, Has.Exactly(1).Contains("ResolveActivity 1 Completed"));
    }

    [Test]
    public void LocalActivity_CancelledInReplay_TakesTheRecordedResult()
    {
        var history = HistoryBuilder.Started().FlaggedTask().Signaled("cancel").WorkflowTask().LocalActivityMarker(1).WorkflowCompleted();

        FourWays.Check(
            history,
            job => job switch
            {
                InitializeWorkflow => [Make.Local(1, WaitCancellationCompleted)],
                SignalWorkflow => [Make.CancelLocal(1)],
                ResolveActivity => [Make.CancelLocal(1), Make.Complete()],
                _ => [],
            },
            (_, task) => task == 1 ? Done : null);
    }

    [Test]
    public void Workflow_ClosesWhileLocalActivityRuns_CancelsIt()
    {
        var driver = new EngineDriver(job => job switch
        {
            InitializeWorkflow => [Make.Local(1)],
            SignalWorkflow => [Make.Complete()],
            _ => [],
        })
        {
            LocalActivities = static _ => null,
        };
        var history = HistoryBuilder.Started().WorkflowTask().Signaled("end").WorkflowTaskStarted();
        var tasks = new ServerTasks(history.Build());

        driver.Task(tasks.Incremental(0)).Heartbeat().Accepted(tasks.Incremental(1));

        Assert.That(driver.Completions[1].Commands.Single().CommandType, Is.EqualTo(CommandType.CompleteWorkflowExecution));
        Assert.That(driver.CancelledLocalActivities, Is.EqualTo(new[] { 1u }));
    }

    /// <summary>A local activity runs over a heartbeat; then a signal cancels it.</summary>
    private static EngineDriver Running(Aios.Temporal.Workflows.ActivityCancellationType type)
    {
        var driver = new EngineDriver(job => job switch
        {
            InitializeWorkflow => [Make.Local(1, type)],
            SignalWorkflow => [Make.CancelLocal(1)],
            _ => [],
        })
        {
            LocalActivities = static _ => null,
        };
        var tasks = new ServerTasks(HistoryBuilder.Started().WorkflowTask().Signaled("cancel").WorkflowTaskStarted().Build());
        return driver.Task(tasks.Incremental(0)).Heartbeat().Accepted(tasks.Incremental(1));
    }
}
