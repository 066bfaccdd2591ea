using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Api.WorkflowService.V1;
using Aios.Temporal.Server.Engine;
using Aios.Temporal.Server.Engine.State;
using Aios.Temporal.Server.Engine.WorkflowTasks;

namespace Aios.Temporal.Server.Tests.Engine;

public class WorkflowTaskTests
{
    [Test]
    public void Start_NoDelay_SchedulesTheFirstTask()
    {
        var run = new RunDriver();
        Assert.That(run.EventTypes, Is.EqualTo([EventType.WorkflowExecutionStarted, EventType.WorkflowTaskScheduled]));
        Assert.That(run.Effects, Has.One.InstanceOf<RunEffect.DispatchWorkflowTask>());
    }

    [Test]
    public void Signal_WhileTaskIsStarted_IsBufferedBehindTheCommandsAndSchedulesATask()
    {
        var run = new RunDriver();
        run.StartWorkflowTask();
        run.Signal();
        Assert.That(run.State.BufferedEvents, Has.Count.EqualTo(1));

        run.CompleteWorkflowTask(Commands.Timer("t", 60));

        Assert.That(run.EventTypes.Skip(2), Is.EqualTo([
            EventType.WorkflowTaskStarted, EventType.WorkflowTaskCompleted, EventType.TimerStarted,
            EventType.WorkflowExecutionSignaled, EventType.WorkflowTaskScheduled,
        ]));
        Assert.That(run.State.BufferedEvents, Is.Empty);
    }

    [Test]
    public void Complete_WithUnseenSignal_IsRefusedAndTheNextTaskShowsIt()
    {
        var run = new RunDriver();
        run.StartWorkflowTask();
        run.Signal();
        var result = run.CompleteWorkflowTask(Commands.Complete());

        Assert.That(result.Error!.Message, Is.EqualTo("UnhandledCommand"));
        Assert.That(run.EventTypes.Skip(3), Is.EqualTo([
            EventType.WorkflowTaskFailed, EventType.WorkflowExecutionSignaled, EventType.WorkflowTaskScheduled,
        ]));
        Assert.That(run.State.Status, Is.EqualTo(WorkflowExecutionStatus.Running));
    }

    [Test]
    public void Fail_Repeatedly_LeavesOneEventAndRaisesTheAttempt()
    {
        var run = new RunDriver();
        for (var attempt = 1; attempt <= 4; attempt++)
        {
            run.StartWorkflowTask();
            Assert.That(run.State.WorkflowTask.Attempt, Is.EqualTo(attempt));
            run.Do(step => step.FailWorkflowTask(WorkflowTaskFailedCause.WorkflowWorkerUnhandledFailure, null, "worker"));
        }

        Assert.That(run.EventTypes.Count(type => type == EventType.WorkflowTaskFailed), Is.EqualTo(1));
        Assert.That(run.State.WorkflowTask.Kind, Is.EqualTo(WorkflowTaskKind.Transient));
        Assert.That(run.State.WorkflowTask.StartToCloseTimeout.ToTimeSpan(), Is.GreaterThan(TimeSpan.FromSeconds(10)));
    }

    [Test]
    public void Complete_TransientTask_WritesItsEventsThen()
    {
        var run = new RunDriver();
        run.StartWorkflowTask();
        run.Do(step => step.FailWorkflowTask(WorkflowTaskFailedCause.WorkflowWorkerUnhandledFailure, null, "worker"));
        run.RunWorkflowTask(Commands.Complete());

        Assert.That(run.EventTypes.Skip(3), Is.EqualTo([
            EventType.WorkflowTaskFailed, EventType.WorkflowTaskScheduled, EventType.WorkflowTaskStarted,
            EventType.WorkflowTaskCompleted, EventType.WorkflowExecutionCompleted,
        ]));
    }

    [Test]
    public void Signal_BeforeTransientTaskStarts_MakesItAFirstAttempt()
    {
        var run = new RunDriver();
        run.StartWorkflowTask();
        run.Do(step => step.FailWorkflowTask(WorkflowTaskFailedCause.WorkflowWorkerUnhandledFailure, null, "worker"));
        run.Signal();
        run.StartWorkflowTask();

        Assert.That(run.State.WorkflowTask.Attempt, Is.EqualTo(1));
        Assert.That(run.EventTypes.Skip(4), Is.EqualTo([
            EventType.WorkflowExecutionSignaled, EventType.WorkflowTaskScheduled, EventType.WorkflowTaskStarted,
        ]));
    }

    [Test]
    public void StartToClose_Passes_TimesOutAndSchedulesAgain()
    {
        var run = new RunDriver();
        run.StartWorkflowTask();
        run.Advance(TimeSpan.FromSeconds(10));
        Assert.That(run.EventTypes.Last(), Is.EqualTo(EventType.WorkflowTaskTimedOut));
        Assert.That(run.State.WorkflowTask, Is.Not.Null);
    }

    [Test]
    public void StickyScheduleToStart_Passes_GoesToTheNormalQueue()
    {
        var run = new RunDriver();
        run.StartWorkflowTask();
        run.CompleteWorkflowTask(new RespondWorkflowTaskCompletedRequest
        {
            StickyAttributes = new()
            {
                WorkerTaskQueue = new() { Name = "sticky" },
                ScheduleToStartTimeout = Google.Protobuf.WellKnownTypes.Duration.FromTimeSpan(TimeSpan.FromSeconds(5)),
            },
        });
        run.Signal();
        Assert.That(run.State.WorkflowTask.TaskQueue, Is.EqualTo("sticky"));

        run.Advance(TimeSpan.FromSeconds(5));

        Assert.That(run.State.WorkflowTask.TaskQueue, Is.EqualTo("queue"));
        Assert.That(run.History.Last(happened => happened.WorkflowTaskTimedOutEventAttributes is not null)
            .WorkflowTaskTimedOutEventAttributes.TimeoutType, Is.EqualTo(TimeoutType.ScheduleToStart));
    }

    [Test]
    public void Start_SameRequestTwice_IsIdempotentAndAnotherIsRefused()
    {
        var run = new RunDriver();
        var task = run.State.WorkflowTask;
        var first = run.Step();
        Assert.That(first.TryStartWorkflowTask(task.ScheduledEventId, 1, "request", "worker", false), Is.True);
        run.Take(first.Finish());
        Assert.That(run.Step().TryStartWorkflowTask(task.ScheduledEventId, 1, "request", "worker", false), Is.True);
        Assert.That(run.Step().TryStartWorkflowTask(task.ScheduledEventId, 1, "other", "worker", false), Is.False);
    }

    [Test]
    public void BadCommand_FailsTheTaskAndDropsTheOthers()
    {
        var run = new RunDriver();
        var result = run.RunWorkflowTask(Commands.Timer("same", 1), Commands.Timer("same", 1));
        Assert.That(result.Error!.Message, Does.StartWith("StartTimerDuplicateId"));
        Assert.That(run.State.Timers, Is.Empty);
        Assert.That(run.EventTypes, Has.No.Member(EventType.TimerStarted));
    }
}
