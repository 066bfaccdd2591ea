using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Testing.Histories;
using Aios.Temporal.Worker.Activations;
using Aios.Temporal.Worker.Machines;
using static Aios.Temporal.Workflows.ActivityCancellationType;

namespace Aios.Temporal.Tests.Worker.Runs;

internal sealed class LocalActivityTests
{
    private static readonly ActivityResolution Done = new ActivityResolution.Completed(Make.Payload("1"));

    private static readonly Script OneThenComplete = job => job switch
    {
        InitializeWorkflow => [Make.Local(1)],
        ResolveActivity { IsLocal: true } => [Make.Complete()],
        _ => [],
    };

    [Test]
    public void LocalActivity_Completes_RecordsMarkerAndCompletesInOneTask()
    {
        var history = HistoryBuilder.Started().FlaggedTask().LocalActivityMarker(1, Make.Payload("1")).WorkflowCompleted();

        var run = FourWays.Check(history, OneThenComplete);

        Assert.That(
            run.Completions.Single().Commands.Select(c => c.CommandType),
            Is.EqualTo(new[] { CommandType.RecordMarker, CommandType.CompleteWorkflowExecution }));
    }

    [Test]
    public void Marker_Written_HasTheSharedFormat()
    {
        var driver = new EngineDriver(OneThenComplete);
        driver.Task(ServerTasks.LastOf(HistoryBuilder.Started().WorkflowTaskStarted()));

        var marker = driver.Completions.Single().Commands[0].RecordMarkerCommandAttributes;
        Assert.That(marker.MarkerName, Is.EqualTo("core_local_activity"));
        Assert.That(
            marker.Details["data"].Payloads_.Single().Data.ToStringUtf8(),
            Is.EqualTo(
                """{"seq":1,"attempt":1,"activity_id":"1","activity_type":"DoIt","complete_time":{"seconds":1704067202,"nanos":10000000},"backoff":null,"original_schedule_time":{"seconds":1717200000,"nanos":0}}"""));
        Assert.That(marker.Details["result"].Payloads_.Single().Data.ToStringUtf8(), Is.EqualTo("1"));
        Assert.That(driver.Instance.Activations[1].Timestamp, Is.EqualTo(driver.Instance.Activations[0].Timestamp.AddMilliseconds(10)));
    }

    [Test]
    public void LocalActivities_TwoInOneTask_KeepTheirOrder()
    {
        var history = HistoryBuilder.Started().FlaggedTask().LocalActivityMarker(1).LocalActivityMarker(2).WorkflowCompleted();

        FourWays.Check(history, job => job switch
        {
            InitializeWorkflow => [Make.Local(1), Make.Local(2)],
            ResolveActivity { Seq: 2 } => [Make.Complete()],
            _ => [],
        });
    }

    [Test]
    public void LocalActivities_OneAfterTheOther_ResolveInOneTask()
    {
        var history = HistoryBuilder.Started().FlaggedTask().LocalActivityMarker(1).LocalActivityMarker(2).WorkflowCompleted();

        FourWays.Check(history, job => job switch
        {
            InitializeWorkflow => [Make.Local(1)],
            ResolveActivity { Seq: 1 } => [Make.Local(2)],
            ResolveActivity { Seq: 2 } => [Make.Complete()],
            _ => [],
        });
    }

    [Test]
    public void LocalActivity_FollowedByTimer_ReplaysMarkerFirst()
    {
        var history = HistoryBuilder.Started().FlaggedTask().LocalActivityMarker(1).TimerStarted("1").TimerFired("1")
            .FlaggedTask().LocalActivityMarker(2).WorkflowCompleted();

        FourWays.Check(history, job => job switch
        {
            InitializeWorkflow => [Make.Local(1)],
            ResolveActivity { Seq: 1 } => [Make.Timer(1)],
            FireTimer => [Make.Local(2)],
            ResolveActivity { Seq: 2 } => [Make.Complete()],
            _ => [],
        });
    }

    [Test]
    public void LocalActivity_LongerThanTask_HeartbeatsAndResolvesInLaterTask()
    {
        var history = HistoryBuilder.Started().FlaggedTask().WorkflowTask().WorkflowTask()
            .LocalActivityMarker(1).WorkflowCompleted();

        var run = FourWays.Check(history, OneThenComplete, (_, task) => task == 2 ? Done : null);

        Assert.That(run.Completions.Select(c => c.ForceCreateNewWorkflowTask), Is.EqualTo(new[] { true, true, false }));
        Assert.That(run.Completions[0].Commands, Is.Empty);
    }

    [Test]
    public void LocalActivity_SignalDuringHeartbeats_IsHandledBeforeTheResult()
    {
        var history = HistoryBuilder.Started().FlaggedTask().Signaled("s").WorkflowTask().TimerStarted("1").WorkflowTask()
            .LocalActivityMarker(1).TimerCanceled("1").WorkflowCompleted();

        FourWays.Check(
            history,
            job => job switch
            {
                InitializeWorkflow => [Make.Local(1)],
                SignalWorkflow => [Make.Timer(1)],
                ResolveActivity => [Make.CancelTimer(1), Make.Complete()],
                _ => [],
            },
            (_, task) => task == 2 ? Done : null);
    }

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
    public void LocalActivity_CancelledWithoutWaitingInSameTask_RecordsMarker(Workflows.ActivityCancellationType type)
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
    public void LocalActivity_LongBackoff_MarkerAsksForTimerAndNewAttempt()
    {
        var history = HistoryBuilder.Started().FlaggedTask()
            .LocalActivityMarker(1, backoff: TimeSpan.FromMinutes(2)).TimerStarted("1").TimerFired("1")
            .FlaggedTask().LocalActivityMarker(2).WorkflowCompleted();
        var scheduled = new DateTime(2024, 1, 1, 0, 0, 4, DateTimeKind.Utc);

        FourWays.Check(
            history,
            job => job switch
            {
                InitializeWorkflow => [Make.Local(1)],
                ResolveActivity { Result: ActivityResolution.Backoff { Attempt: 2 } } => [Make.Timer(1)],
                FireTimer => [Make.Local(2)],
                ResolveActivity { Result: ActivityResolution.Completed } => [Make.Complete()],
                _ => [],
            },
            (t, _) => t.Seq == 1 ? new ActivityResolution.Backoff(2, TimeSpan.FromMinutes(2), scheduled) : Done);
    }

    [Test]
    public void LocalActivity_TimedOut_IsWrappedLiveAndInReplay()
    {
        var timeout = new Api.Failure.V1.Failure { Message = "Activity timed out", TimeoutFailureInfo = new() };
        var history = HistoryBuilder.Started().FlaggedTask().LocalActivityMarker(1, failure: timeout).WorkflowCompleted();

        FourWays.Check(
            history,
            job => job switch
            {
                InitializeWorkflow => [Make.Local(1)],
                ResolveActivity { Result: ActivityResolution.Failed { Failure.Message: "Local Activity timed out" } } =>
                    [Make.Complete()],
                _ => [],
            },
            (_, _) => new ActivityResolution.Failed(timeout));
    }

    [Test]
    public void LocalActivity_WorkerDiedDuringHeartbeats_RunsAgain()
    {
        var history = HistoryBuilder.Started().FlaggedTask().WorkflowTask().WorkflowTaskStarted();
        var driver = new EngineDriver(OneThenComplete);

        driver.Task(ServerTasks.LastOf(history));

        Assert.That(driver.Completions.Single().Commands, Has.Count.EqualTo(2));
        Assert.That(driver.Instance.Activations[0].IsReplaying, Is.False);
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

    [Test]
    public void Metering_RetriedAttempts_AreCounted()
    {
        var driver = new EngineDriver(OneThenComplete) { LocalActivities = static _ => null };
        driver.Task(ServerTasks.LastOf(HistoryBuilder.Started().WorkflowTaskStarted()));

        driver.ResolveLocal(1, Done, attempts: 4);

        Assert.That(driver.Completions.Single().MeteringMetadata.NonfirstLocalActivityExecutionAttempts, Is.EqualTo(3));
    }

    [Test]
    public void Heartbeat_Due_IsEightyPercentOfTheTaskTimeout()
    {
        var driver = new EngineDriver(OneThenComplete) { LocalActivities = static _ => null };

        driver.Task(ServerTasks.LastOf(HistoryBuilder.Started().WorkflowTaskStarted()));

        Assert.That(driver.HeartbeatDue, Is.EqualTo(TimeSpan.FromSeconds(8)));
        Assert.That(driver.Engine.HasOutstandingLocalActivities, Is.True);
    }

    [Test]
    public void Parse_UnreadableMarker_SaysWhichEvent()
    {
        var e = new Api.History.V1.HistoryEvent { EventId = 7, MarkerRecordedEventAttributes = new() { MarkerName = "core_local_activity" } };

        Assert.That(() => LocalActivityMarker.Parse(e), Throws.TypeOf<InvalidHistoryException>().With.Message.Contains("event 7"));
    }

    /// <summary>A local activity runs over a heartbeat; then a signal cancels it.</summary>
    private static EngineDriver Running(Workflows.ActivityCancellationType type)
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
