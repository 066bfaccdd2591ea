using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Testing.Histories;
using Aios.Temporal.Worker.Activations;
using Aios.Temporal.Worker.Runs;

namespace Aios.Temporal.Tests.Worker.Runs;

internal sealed class TaskHandlingTests
{
    private static readonly Script TwoTimers = job => job switch
    {
        InitializeWorkflow => [Make.Timer(1)],
        FireTimer { Seq: 1 } => [Make.Timer(2)],
        FireTimer { Seq: 2 } => [Make.Complete()],
        _ => [],
    };

    private static readonly ServerTasks Tasks = new(HistoryBuilder.Started().WorkflowTask().TimerStarted("1").TimerFired("1")
        .WorkflowTask().TimerStarted("2").TimerFired("2").WorkflowTaskStarted().Build());

    [Test]
    public void CachedRun_GetsFullHistory_SkipsWhatItKnows()
    {
        var driver = new EngineDriver(TwoTimers).Task(Tasks.Full(0)).Accepted(Tasks.Full(1)).Accepted(Tasks.Full(2));

        Assert.That(driver.Failures, Is.Empty);
        Assert.That(driver.Instance.Activations, Has.Count.EqualTo(3));
        Assert.That(driver.Completions[2].Commands.Single().CommandType, Is.EqualTo(CommandType.CompleteWorkflowExecution));
    }

    [Test]
    public void CachedRun_EventsAreMissing_IsEvictedWithTheTask()
    {
        var driver = new EngineDriver(TwoTimers).Task(Tasks.Incremental(0)).Accepted(Tasks.Incremental(2));

        Assert.That(driver.Evicted?.UnhandledTasks.Single().StartedEventId, Is.EqualTo(Tasks.Started[2]));
        Assert.That(driver.Failures, Is.Empty);
    }

    [Test]
    public void NewRun_GetsPartOfHistory_FetchesFromTheStart()
    {
        var driver = new EngineDriver(TwoTimers) { Pages = token => Tasks.Page(1, token, 3) };

        driver.Task(Tasks.Incremental(1));

        Assert.That(driver.Fetched[0].IsEmpty, Is.True);
        Assert.That(driver.Completions.Single().Commands.Single().StartTimerCommandAttributes.TimerId, Is.EqualTo("2"));
    }

    [Test]
    public void NewRun_StoredHistoryLacksTheTasksEvents_TakesThemFromTheTask()
    {
        // A speculative task: its scheduled and started events exist only in the poll response.
        var driver = new EngineDriver(TwoTimers) { Pages = token => Tasks.Page(0, token, 100) };
        driver.Pages = _ => new() { History = new() { Events = { Tasks.Full(1).History.Events.Take(6) } } };

        driver.Task(Tasks.Incremental(1));

        Assert.That(driver.Failures, Is.Empty);
        Assert.That(driver.Completions, Has.Count.EqualTo(1));
    }

    [Test]
    public void Pages_EmptyPageWithToken_GoesOn()
    {
        var served = 0;
        var driver = new EngineDriver(TwoTimers)
        {
            Pages = token => served++ == 0
                ? new() { NextPageToken = Google.Protobuf.ByteString.CopyFromUtf8("0") }
                : Tasks.Page(1, token, 100),
        };

        driver.Task(Tasks.Incremental(1));

        Assert.That(driver.Completions, Has.Count.EqualTo(1));
    }

    [Test]
    public void Pages_HistoryShorterThanPromised_FailsTheTask()
    {
        var driver = new EngineDriver(TwoTimers) { Pages = token => Tasks.Page(0, token, 100) };
        var task = Tasks.Incremental(1);
        task.History.Events.RemoveAt(task.History.Events.Count - 1);

        driver.Task(task);

        Assert.That(driver.Failures.Single().Cause, Is.EqualTo(WorkflowTaskFailedCause.WorkflowWorkerUnhandledFailure));
        Assert.That(driver.Failures.Single().Failure.Message, Does.Contain("History ends at event"));
        Assert.That(driver.Evicted, Is.Not.Null);
    }

    [Test]
    public void Pages_FetchFails_FailsTheTask()
    {
        var driver = new EngineDriver(TwoTimers).Task(Tasks.Incremental(1));

        Assert.That(driver.Failures.Single().Failure.Message, Is.EqualTo("Fetching history failed: no pages"));
    }

    [Test]
    public void BusyRun_GetsTasks_KeepsTheNewestRealOneAndAllQueries()
    {
        var driver = new EngineDriver(TwoTimers).Task(Tasks.Incremental(0));
        Assert.That(driver.Engine.IsBusy, Is.True);

        driver.Task(ServerTasks.LegacyQuery(null, previousStarted: 8)).Task(Tasks.Full(2)).Task(Tasks.Incremental(1));
        driver.Accepted();

        Assert.That(driver.Completions, Has.Count.EqualTo(2), "the newest real task comes first");
        driver.Accepted();
        Assert.That(driver.Answers, Has.Count.EqualTo(1));
        Assert.That(driver.Engine.IsBusy, Is.False);
    }

    [Test]
    public void BusyRun_CompletionBringsATask_ReplacesTheBufferedOne()
    {
        var driver = new EngineDriver(TwoTimers).Task(Tasks.Incremental(0)).Task(Tasks.Incremental(1));

        driver.Accepted(Tasks.Incremental(1)).Accepted();

        Assert.That(driver.Completions, Has.Count.EqualTo(2));
        Assert.That(driver.Engine.IsBusy, Is.False);
    }

    [Test]
    public void Evict_IdleRun_HappensAtOnce()
    {
        var driver = new EngineDriver(TwoTimers).Task(Tasks.Incremental(0)).Accepted();

        driver.Perform(driver.Engine.OnEvictRequested("cache is full", EngineDriver.Now));

        Assert.That(driver.Evicted?.Reason, Is.EqualTo("cache is full"));
    }

    [Test]
    public void Evict_BusyRun_WaitsForTheTaskAndHandsTheNextOneBack()
    {
        var driver = new EngineDriver(TwoTimers).Task(Tasks.Incremental(0));
        driver.Perform(driver.Engine.OnEvictRequested("cache is full", EngineDriver.Now));
        Assert.That(driver.Evicted, Is.Null);

        driver.Accepted(Tasks.Incremental(1));

        Assert.That(driver.Evicted?.UnhandledTasks, Has.Count.EqualTo(1));
        Assert.That(driver.Completions, Has.Count.EqualTo(1));
    }

    [Test]
    public void Evict_LocalActivityRuns_WaitsForIt()
    {
        var driver = new EngineDriver(job => job is InitializeWorkflow ? [Make.Local(1)] : []) { LocalActivities = static _ => null };
        driver.Task(Tasks.Incremental(0)).Heartbeat().Accepted();

        driver.Perform(driver.Engine.OnEvictRequested("cache is full", EngineDriver.Now));
        Assert.That(driver.Evicted, Is.Null);
        driver.ResolveLocal(1, new ActivityResolution.Completed(null));

        Assert.That(driver.Evicted, Is.Not.Null);
    }

    [Test]
    public void EvictedEngine_GetsInputs_HandsTasksBackAndIgnoresTheRest()
    {
        var driver = new EngineDriver(TwoTimers).Task(Tasks.Incremental(0)).Accepted();
        driver.Perform(driver.Engine.OnEvictRequested("x", EngineDriver.Now));

        var effects = driver.Engine.OnWorkflowTask(Tasks.Incremental(1), EngineDriver.Now);

        Assert.That(((RunEffect.Evict)effects.Single()).UnhandledTasks, Has.Count.EqualTo(1));
        Assert.That(driver.Engine.OnTaskCompleted(new(), EngineDriver.Now), Is.Empty);
    }

    [Test]
    public void ClosedRun_CompletionAccepted_IsEvicted()
    {
        var driver = new EngineDriver(job => job is InitializeWorkflow ? [Make.Complete()] : []).Task(Tasks.Full(0)).Accepted();

        Assert.That(driver.Evicted?.Reason, Is.EqualTo("The workflow has closed."));
    }

    [Test]
    public void Input_InTheWrongPhase_Throws()
    {
        var driver = new EngineDriver(TwoTimers);

        Assert.That(
            () => driver.Engine.OnTaskCompleted(new(), EngineDriver.Now),
            Throws.InvalidOperationException.With.Message.Contains("Reporting").And.Message.Contains("Idle"));
    }

    [Test]
    public void EmptyTask_WithoutQuery_Fails()
    {
        var task = Tasks.Incremental(0);
        task.History = null;

        var driver = new EngineDriver(TwoTimers).Task(task);

        Assert.That(driver.Failures.Single().Failure.Message, Does.Contain("neither history nor a query"));
    }
}
