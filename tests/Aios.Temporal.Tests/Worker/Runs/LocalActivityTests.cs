using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Testing.Histories;
using Aios.Temporal.Worker.Activations;

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
}
