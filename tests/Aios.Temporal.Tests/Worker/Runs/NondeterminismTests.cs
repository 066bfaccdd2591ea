using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Testing.Histories;
using Aios.Temporal.Worker.Activations;

namespace Aios.Temporal.Tests.Worker.Runs;

/// <summary>Every detection of protocol section 4.12 names the event, the command and what to do.</summary>
internal sealed class NondeterminismTests
{
    [Test]
    public void Event_WithoutCommand_NamesTheEvent() => Fails(
        HistoryBuilder.Started().FlaggedTask().TimerStarted("1").TimerFired("1"),
        _ => [],
        "event TimerStarted (id 5), but the workflow made no command");

    [Test]
    public void Event_OfAnotherKind_NamesBoth() => Fails(
        HistoryBuilder.Started().FlaggedTask().TimerStarted("1").TimerFired("1"),
        job => job is InitializeWorkflow ? [Make.Activity(1)] : [],
        "event TimerStarted (id 5) where the workflow made the command SCHEDULE_ACTIVITY_TASK for activity 'DoIt' with id '1'");

    [Test]
    public void Command_LeftOver_IsFoundAtTheNextCommandEvent() => Fails(
        HistoryBuilder.Started().FlaggedTask().TimerStarted("1").TimerFired("1").FlaggedTask().ActivityScheduled("1"),
        job => job switch
        {
            InitializeWorkflow => [Make.Timer(1), Make.Timer(2)],
            FireTimer => [Make.Activity(1)],
            _ => [],
        },
        "event ActivityTaskScheduled (id 10) where the workflow made the command START_TIMER for timer 2");

    [Test]
    public void Activity_OtherId_IsCompared() => Fails(
        HistoryBuilder.Started().FlaggedTask().ActivityScheduled("a").ActivityStarted("a").ActivityCompleted("a"),
        job => job is InitializeWorkflow ? [Make.Activity(1, id: "b")] : [],
        "has the activity id 'a', but the command SCHEDULE_ACTIVITY_TASK for activity 'DoIt' with id 'b' has the activity id 'b'");

    [Test]
    public void Activity_OtherType_IsCompared() => Fails(
        HistoryBuilder.Started().FlaggedTask().ActivityScheduled("1", "Old").ActivityStarted("1").ActivityCompleted("1"),
        job => job is InitializeWorkflow ? [Make.Activity(1, name: "New")] : [],
        "activity type 'Old'");

    [Test]
    public void Activity_OtherTypeInOldHistoryWithoutFlag_IsNotCompared()
    {
        var history = HistoryBuilder.Started().WorkflowTask().ActivityScheduled("1", "Old").ActivityStarted("1").ActivityCompleted("1")
            .WorkflowTask().TimerStarted("1").TimerFired("1").WorkflowTaskStarted();

        var driver = new EngineDriver(job => job switch
        {
            InitializeWorkflow => [Make.Activity(1, name: "New")],
            ResolveActivity => [Make.Timer(1)],
            _ => [],
        }).Task(ServerTasks.LastOf(history));

        Assert.That(driver.Failures, Is.Empty);
    }

    [Test]
    public void Child_OtherIdOrType_IsCompared()
    {
        Fails(
            HistoryBuilder.Started().FlaggedTask().ChildInitiated("a").ChildStarted("a"),
            job => job is InitializeWorkflow ? [Make.Child(1, "b")] : [],
            "workflow id 'a'");
        Fails(
            HistoryBuilder.Started().FlaggedTask().ChildInitiated("a", "Old").ChildStarted("a"),
            job => job is InitializeWorkflow ? [Make.Child(1, "a", name: "New")] : [],
            "workflow type 'Old'");
    }

    [Test]
    public void Timer_FiresWithOtherId_IsCompared() => Fails(
        HistoryBuilder.Started().FlaggedTask().TimerStarted("2").TimerFired("2"),
        job => job is InitializeWorkflow ? [Make.Timer(1)] : [],
        "timer id '2'");

    [Test]
    public void LocalActivity_MarkerForUnknown_IsFound() => Fails(
        HistoryBuilder.Started().FlaggedTask().LocalActivityMarker(1).Signaled("s"),
        _ => [],
        "event MarkerRecorded (id 5), but the workflow made no command");

    [Test]
    public void LocalActivity_OtherType_IsCompared() => Fails(
        HistoryBuilder.Started().FlaggedTask().LocalActivityMarker(1, activityType: "Old").Signaled("s"),
        job => job is InitializeWorkflow ? [Make.Local(1, name: "New")] : [],
        "activity type 'Old'");

    [Test]
    public void FollowUp_OfUnknownCommand_IsFound() => Fails(
        HistoryBuilder.Started().FlaggedTask().Add(new()
        {
            EventType = EventType.TimerFired,
            TimerFiredEventAttributes = new() { TimerId = "1", StartedEventId = 4 },
        }),
        _ => [],
        "event TimerFired (id 5) belongs to event 4");

    [Test]
    public void Event_NotAllowedInTheState_NamesTheState() => Fails(
        HistoryBuilder.Started().FlaggedTask().ActivityScheduled("1").ActivityCanceled("1"),
        job => job is InitializeWorkflow ? [Make.Activity(1)] : [],
        "event ActivityTaskCanceled (id 6) where the workflow made the command SCHEDULE_ACTIVITY_TASK for "
        + "activity 'DoIt' with id '1' (state ScheduledRecorded)");

    [Test]
    public void Cancel_OfSomethingNeverStarted_IsFound()
    {
        var driver = new EngineDriver(job => job is InitializeWorkflow ? [Make.CancelTimer(3)] : [])
            .Task(ServerTasks.LastOf(HistoryBuilder.Started().WorkflowTaskStarted()));

        Assert.That(driver.Failures.Single().Failure.Message, Does.Contain("CANCEL_TIMER").And.Contain("number 3"));
    }

    [Test]
    public void SequenceNumber_UsedTwice_IsFound()
    {
        var driver = new EngineDriver(job => job is InitializeWorkflow ? [Make.Timer(1), Make.Timer(1)] : [])
            .Task(ServerTasks.LastOf(HistoryBuilder.Started().WorkflowTaskStarted()));

        Assert.That(driver.Failures.Single().Failure.Message, Does.Contain("already in use"));
    }

    [Test]
    public void Nexus_InHistory_IsNeverIgnored() => Fails(
        HistoryBuilder.Started().FlaggedTask().Add(new()
        {
            EventType = EventType.NexusOperationScheduled,
            NexusOperationScheduledEventAttributes = new(),
        }),
        _ => [],
        "cannot replay Nexus operations");

    private static void Fails(HistoryBuilder history, Script script, string detail)
    {
        var driver = new EngineDriver(script).Task(ServerTasks.LastOf(history.WorkflowTaskStarted()));

        Assert.That(driver.Failures, Has.Count.EqualTo(1), "the task must fail");
        var failure = driver.Failures[0];
        Assert.That(failure.Cause, Is.EqualTo(WorkflowTaskFailedCause.NonDeterministicError));
        Assert.That(failure.Failure.Message, Does.StartWith("[TMPRL1100] Nondeterminism error: "));
        Assert.That(failure.Failure.Message, Does.Contain(detail));
        Assert.That(failure.Failure.Message, Does.Contain("Workflow.Patched"), "it must tell what to do");
        Assert.That(driver.Evicted, Is.Not.Null);
    }
}
