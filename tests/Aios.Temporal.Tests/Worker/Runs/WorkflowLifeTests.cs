using Aios.Temporal.Api.Common.V1;
using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Common;
using Aios.Temporal.Testing.Histories;
using Aios.Temporal.Worker.Activations;

namespace Aios.Temporal.Tests.Worker.Runs;

internal sealed class WorkflowLifeTests
{
    private static readonly Script TimerThenComplete = job => job switch
    {
        InitializeWorkflow => [Make.Timer(1)],
        FireTimer => [Make.Complete()],
        _ => [],
    };

    [Test]
    public void Initialize_FirstActivation_HasSeedTimeAndAttributes()
    {
        var driver = new EngineDriver(_ => []).Task(ServerTasks.LastOf(HistoryBuilder.Started().WorkflowTaskStarted()));

        var activation = driver.Instance.Activations.Single();
        var job = (InitializeWorkflow)activation.Jobs.Single();
        Assert.That(job.RandomnessSeed, Is.EqualTo(17131530837505822712));
        Assert.That(job.Started.WorkflowType.Name, Is.EqualTo("TestWorkflow"));
        Assert.That(activation.Timestamp, Is.EqualTo(new DateTime(2024, 1, 1, 0, 0, 2, DateTimeKind.Utc)));
        Assert.That(activation.HistoryLength, Is.EqualTo(3));
        Assert.That(activation.IsReplaying, Is.False);
    }

    [Test]
    public void Signals_BeforeFirstTask_ComeAfterInitializeInArrivalOrder()
    {
        var history = HistoryBuilder.Started().Signaled("a").Signaled("b").WorkflowTask().WorkflowCompleted();
        var run = FourWays.CheckStateful(history, () =>
        {
            var names = "";
            return job =>
            {
                names += (job as SignalWorkflow)?.Name;
                return names == "ab" ? [Make.Complete("\"ab\"")] : [];
            };
        });

        Assert.That(run.Instance.Activations, Has.Count.EqualTo(1));
    }

    [Test]
    public void Jobs_SignalAfterTimer_SignalIsAppliedFirst()
    {
        var history = HistoryBuilder.Started().WorkflowTask().TimerStarted("1").TimerFired("1").Signaled("s")
            .WorkflowTask().WorkflowCompleted();

        var run = FourWays.Check(history, TimerThenComplete);

        Assert.That(run.Instance.Activations[1].Jobs[0], Is.TypeOf<SignalWorkflow>());
        Assert.That(run.Instance.Activations[1].Jobs[1], Is.TypeOf<FireTimer>());
    }

    [Test]
    public void CancelRequest_Arrives_IsAJobAndWorkflowCanEndAsCancelled()
    {
        var history = HistoryBuilder.Started().WorkflowTask().TimerStarted("1").CancelRequested("stop")
            .WorkflowTask().TimerCanceled("1").WorkflowCanceled();

        FourWays.Check(history, job => job switch
        {
            InitializeWorkflow => [Make.Timer(1)],
            CancelWorkflow { Reason: "stop" } => [Make.CancelTimer(1), new CancelWorkflowCommand()],
            _ => [],
        });
    }

    [Test]
    public void FailedAndTimedOutTasks_InsideHistory_DoNotCount()
    {
        var history = HistoryBuilder.Started().WorkflowTaskStarted().WorkflowTaskFailed().WorkflowTaskStarted().WorkflowTaskTimedOut()
            .WorkflowTask().TimerStarted("1").TimerFired("1").WorkflowTaskStarted().WorkflowTaskFailed().Signaled("s")
            .WorkflowTask().WorkflowCompleted();
        var full = new ServerTasks(history.Build()).Full(1);
        var driver = new EngineDriver(TimerThenComplete).Task(full);

        Assert.That(driver.Failures, Is.Empty);
        Assert.That(driver.Instance.Activations, Has.Count.EqualTo(2));
        Assert.That(driver.Instance.Activations[0].HistoryLength, Is.EqualTo(9));
    }

    [Test]
    public void TimedOutScheduledTask_BeforeStart_IsAccepted()
    {
        var history = HistoryBuilder.Started().WorkflowTask().TimerStarted("1").TimerFired("1")
            .WorkflowTaskScheduled().WorkflowTaskTimedOut().WorkflowTask().WorkflowCompleted();

        FourWays.Check(history, TimerThenComplete);
    }

    [Test]
    public void EmptyTask_NoJobs_CompletesWithoutActivation()
    {
        var history = HistoryBuilder.Started().WorkflowTask().WorkflowTask().Signaled("s").WorkflowTask().WorkflowCompleted();

        var run = FourWays.Check(history, job => job is SignalWorkflow ? [Make.Complete()] : []);

        Assert.That(run.Instance.Activations, Has.Count.EqualTo(2));
        Assert.That(run.Completions, Has.Count.EqualTo(3));
    }

    [Test]
    public void Reset_InHistory_ChangesTheSeed()
    {
        var history = HistoryBuilder.Started().WorkflowTaskStarted().Reset("new-run").WorkflowTask().WorkflowCompleted();
        var seeds = new HashSet<ulong>();

        FourWays.Check(history, job =>
        {
            switch (job)
            {
                case UpdateRandomSeed seed:
                    seeds.Add(seed.RandomnessSeed);
                    return [Make.Complete()];
                default:
                    return [];
            }
        });

        Assert.That(seeds, Is.EqualTo(new[] { RandomnessSeed.FromRunId("new-run") }));
    }

    [Test]
    public void ContinueAsNew_WithoutOverrides_InheritsMemoRetryAndCurrentSearchAttributes()
    {
        var attributes = new SearchAttributes { IndexedFields = { ["K"] = Make.Payload("\"2\"") } };
        var history = HistoryBuilder.Started(configure: s =>
        {
            s.Memo = new() { Fields = { ["m"] = Make.Payload("1") } };
            s.RetryPolicy = new() { MaximumAttempts = 3 };
            s.SearchAttributes = new() { IndexedFields = { ["K"] = Make.Payload("\"1\""), ["L"] = Make.Payload("\"3\"") } };
        }).WorkflowTask().SearchAttributesUpserted(attributes).WorkflowContinuedAsNew();

        var run = FourWays.Check(
            history, job => job is InitializeWorkflow ? [new UpsertSearchAttributesCommand(attributes), Make.ContinueAsNew()] : []);

        var sent = run.Completions[0].Commands[1].ContinueAsNewWorkflowExecutionCommandAttributes;
        Assert.That(sent.Memo.Fields.Keys, Is.EqualTo(new[] { "m" }));
        Assert.That(sent.RetryPolicy.MaximumAttempts, Is.EqualTo(3));
        Assert.That(sent.SearchAttributes.IndexedFields["K"].Data.ToStringUtf8(), Is.EqualTo("\"2\""));
        Assert.That(sent.SearchAttributes.IndexedFields, Has.Count.EqualTo(2));
        Assert.That(sent.TaskQueue.Name, Is.EqualTo("test-queue"));
    }

    [Test]
    public void Memo_Modified_IsMatched()
    {
        var memo = new Memo { Fields = { ["m"] = Make.Payload("1") } };
        var history = HistoryBuilder.Started().WorkflowTask().MemoModified(memo).WorkflowFailed();

        FourWays.Check(history, job => job is InitializeWorkflow ? [new ModifyPropertiesCommand(memo), Make.Fail()] : []);
    }

    [Test]
    public void CommandsAfterClosing_NewRun_ClosingMovesToTheEnd()
    {
        var history = HistoryBuilder.Started().FlaggedTask().TimerStarted("1").WorkflowCompleted();

        var run = FourWays.Check(history, job => job is InitializeWorkflow ? [Make.Complete(), Make.Timer(1), Make.Fail()] : []);

        Assert.That(
            run.Completions[0].Commands.Select(c => c.CommandType),
            Is.EqualTo(new[] { CommandType.StartTimer, CommandType.CompleteWorkflowExecution }));
    }

    [Test]
    public void CommandsAfterClosing_OldHistoryWithoutFlag_AreCutOff()
    {
        var history = HistoryBuilder.Started().WorkflowTask().WorkflowCompleted();
        var driver = new EngineDriver(
            job => job is InitializeWorkflow ? [Make.Complete(), Make.Timer(1)] : [],
            EngineDriver.DefaultOptions with { ReplayOnly = true });

        driver.Task(Aios.Temporal.Worker.History.HistoryReplayTask.Create(history.Build(), "wf"));

        Assert.That(driver.Failures, Is.Empty);
    }

    [Test]
    public void TerminatedHistory_Replayed_IsFine()
    {
        var history = HistoryBuilder.Started().WorkflowTask().TimerStarted("1").WorkflowTaskStarted().WorkflowTerminated();
        var driver = new EngineDriver(TimerThenComplete, EngineDriver.DefaultOptions with { ReplayOnly = true });

        driver.Task(Aios.Temporal.Worker.History.HistoryReplayTask.Create(history.Build(), "wf"));

        Assert.That(driver.Failures, Is.Empty);
        Assert.That(driver.FinishedWithoutAnswer, Is.EqualTo(1));
    }

    [Test]
    public void IgnorableEvents_AnyPlace_AreSkipped()
    {
        var history = HistoryBuilder.Started().WorkflowTask().TimerStarted("1")
            .Add(new() { EventType = EventType.WorkflowExecutionOptionsUpdated, WorkflowExecutionOptionsUpdatedEventAttributes = new() })
            .Add(new() { EventType = EventType.WorkflowExecutionPaused, WorkflowExecutionPausedEventAttributes = new() })
            .Add(new() { EventType = (EventType)9999, WorkerMayIgnore = true })
            .TimerFired("1").WorkflowTask().WorkflowCompleted();

        FourWays.Check(history, TimerThenComplete);
    }

    [Test]
    public void UnknownEvent_NotIgnorable_FailsTheTask()
    {
        var history = HistoryBuilder.Started().Add(new() { EventType = (EventType)9999 }).WorkflowTaskStarted();

        var driver = new EngineDriver(TimerThenComplete).Task(ServerTasks.LastOf(history));

        Assert.That(driver.Failures.Single().Cause, Is.EqualTo(WorkflowTaskFailedCause.WorkflowWorkerUnhandledFailure));
        Assert.That(driver.Failures.Single().Failure.Message, Does.Contain("newer version"));
    }

    [Test]
    public void SdkMetadata_FirstCompletion_RecordsFlagsOnce()
    {
        var tasks = new ServerTasks(
            HistoryBuilder.Started().FlaggedTask().TimerStarted("1").TimerFired("1").WorkflowTaskStarted().Build());
        var driver = new EngineDriver(TimerThenComplete).Task(tasks.Incremental(0)).Accepted(tasks.Incremental(1));

        var first = driver.Completions[0].SdkMetadata;
        Assert.That(first.CoreUsedFlags, Is.EqualTo(new[] { 1u, 2u, 3u }));
        Assert.That(first.LangUsedFlags, Is.EqualTo(new[] { 2u }));
        Assert.That((first.SdkName, first.SdkVersion), Is.EqualTo(("test-sdk", "1.0.0")));
        var second = driver.Completions[1].SdkMetadata;
        Assert.That(second.CoreUsedFlags, Is.Empty);
        Assert.That(second.LangUsedFlags, Is.Empty);
        Assert.That(second.SdkName, Is.Empty);
        Assert.That(driver.Instance.Activations[1].AvailableLangFlags, Is.EqualTo(new[] { 2u }));
    }

    [Test]
    public void SdkMetadata_ServerCannotStoreIt_IsLeftOut()
    {
        var driver = new EngineDriver(TimerThenComplete, EngineDriver.DefaultOptions with { SdkMetadataSupported = false });

        driver.Task(ServerTasks.LastOf(HistoryBuilder.Started().WorkflowTaskStarted()));

        Assert.That(driver.Completions.Single().SdkMetadata, Is.Null);
    }

    [Test]
    public void DeploymentVersion_Replay_IsTheRecordedOne()
    {
        var own = new Api.Deployment.V1.WorkerDeploymentVersion { DeploymentName = "d", BuildId = "2" };
        var history = HistoryBuilder.Started()
            .WorkflowTask(c => c.DeploymentVersion = new() { DeploymentName = "d", BuildId = "1" })
            .TimerStarted("1").TimerFired("1").WorkflowTaskStarted();

        var driver = new EngineDriver(TimerThenComplete, EngineDriver.DefaultOptions with { DeploymentVersion = own })
            .Task(ServerTasks.LastOf(history));

        Assert.That(driver.Instance.Activations.Select(a => a.DeploymentVersion?.BuildId), Is.EqualTo(new[] { "1", "2" }));
    }

    [Test]
    public void Eager_OwnQueueAndAllowed_MarksAtMostTheLimit()
    {
        var driver = new EngineDriver(
            job => job is InitializeWorkflow
                ? [.. Enumerable.Range(1, 3).Select(i => ((ScheduleActivityCommand)Make.Activity((uint)i)) with { DisableEagerExecution = false })]
                : [],
            EngineDriver.DefaultOptions with { MaxEagerActivities = 2 });

        driver.Task(ServerTasks.LastOf(HistoryBuilder.Started().WorkflowTaskStarted()));

        Assert.That(
            driver.Completions.Single().Commands.Select(c => c.ScheduleActivityTaskCommandAttributes.RequestEagerExecution),
            Is.EqualTo(new[] { true, true, false }));
    }
}
