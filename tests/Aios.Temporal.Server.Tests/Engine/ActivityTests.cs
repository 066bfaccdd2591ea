using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Server.Engine;
using Aios.Temporal.Server.Engine.Activities;
using Google.Protobuf.WellKnownTypes;

namespace Aios.Temporal.Server.Tests.Engine;

public class ActivityTests
{
    private static readonly Api.Common.V1.RetryPolicy Twice = new()
    {
        InitialInterval = Duration.FromTimeSpan(TimeSpan.FromSeconds(1)),
        BackoffCoefficient = 2,
        MaximumAttempts = 2,
    };

    [Test]
    public void Complete_AfterStart_WritesStartedAndCompletedTogether()
    {
        var run = new RunDriver();
        run.RunWorkflowTask(Commands.Activity("a"));
        var activity = run.StartActivity("a");
        Assert.That(run.EventTypes, Has.No.Member(EventType.ActivityTaskStarted));

        run.Do(step => step.CompleteActivity(step.RequireActivity(activity.ScheduledEventId, 1), null, "worker"));

        Assert.That(run.EventTypes.TakeLast(3), Is.EqualTo([
            EventType.ActivityTaskStarted, EventType.ActivityTaskCompleted, EventType.WorkflowTaskScheduled,
        ]));
    }

    [Test]
    public void Complete_WhileTaskIsStarted_LinksTheStartedEventWhenFlushed()
    {
        var run = new RunDriver();
        run.RunWorkflowTask(Commands.Activity("a"), Commands.Timer("t", 1));
        run.Advance(TimeSpan.FromSeconds(1));
        run.StartWorkflowTask();
        var activity = run.StartActivity("a");
        run.Do(step => step.CompleteActivity(step.RequireActivity(activity.ScheduledEventId, 1), null, "worker"));
        run.CompleteWorkflowTask();

        var started = run.History.Single(happened => happened.EventType == EventType.ActivityTaskStarted);
        var completed = run.History.Single(happened => happened.EventType == EventType.ActivityTaskCompleted);
        Assert.That(completed.ActivityTaskCompletedEventAttributes.StartedEventId, Is.EqualTo(started.EventId));
    }

    [Test]
    public void Fail_WithAttemptsLeft_RetriesWithoutAnEventThenFails()
    {
        var run = new RunDriver();
        run.RunWorkflowTask(Commands.Activity("a", Twice));
        var first = run.StartActivity("a");
        run.Do(step => step.FailActivity(step.RequireActivity(first.ScheduledEventId, 1), Commands.Failure(), null, "worker"));
        Assert.That(run.EventTypes, Has.No.Member(EventType.ActivityTaskFailed));
        Assert.That(run.Activity("a").Attempt, Is.EqualTo(2));

        run.Effects.Clear();
        run.Advance(TimeSpan.FromMilliseconds(999));
        Assert.That(run.Effects, Is.Empty, "the retry was dispatched early");
        run.Advance(TimeSpan.FromMilliseconds(1));
        Assert.That(run.Effects, Has.One.InstanceOf<RunEffect.DispatchActivity>());

        var second = run.StartActivity("a");
        run.Do(step => step.FailActivity(step.RequireActivity(second.ScheduledEventId, 2), Commands.Failure(), null, "worker"));
        var failed = run.History.Single(happened => happened.EventType == EventType.ActivityTaskFailed).ActivityTaskFailedEventAttributes;
        Assert.That(failed.RetryState, Is.EqualTo(RetryState.MaximumAttemptsReached));
    }

    [Test]
    public void Answer_OfAnEarlierAttempt_IsRefused()
    {
        var run = new RunDriver();
        run.RunWorkflowTask(Commands.Activity("a", Twice));
        var first = run.StartActivity("a");
        run.Do(step => step.FailActivity(step.RequireActivity(first.ScheduledEventId, 1), Commands.Failure(), null, "worker"));
        run.Advance(TimeSpan.FromSeconds(1));
        run.StartActivity("a");
        Assert.That(() => run.Step().RequireActivity(first.ScheduledEventId, 1), Throws.InstanceOf<ServiceException>());
    }

    [Test]
    public void NonRetryableType_FailsAtOnce()
    {
        var run = new RunDriver();
        var policy = Twice.Clone();
        policy.NonRetryableErrorTypes.Add("Fatal");
        run.RunWorkflowTask(Commands.Activity("a", policy));
        var activity = run.StartActivity("a");
        run.Do(step => step.FailActivity(step.RequireActivity(activity.ScheduledEventId, 1), Commands.Failure("Fatal"), null, "worker"));
        Assert.That(run.EventTypes, Has.Member(EventType.ActivityTaskFailed));
    }

    [Test]
    public void Heartbeat_Missed_CountsAsARetryableTimeout()
    {
        var run = new RunDriver();
        run.RunWorkflowTask(Commands.Activity("a", heartbeat: TimeSpan.FromSeconds(2)));
        run.StartActivity("a");
        run.Advance(TimeSpan.FromSeconds(1));
        run.Do(step => step.Heartbeat(step.RequireActivityById("a"), null));
        run.Advance(TimeSpan.FromSeconds(1.5));
        Assert.That(run.Activity("a").Attempt, Is.EqualTo(1), "the heartbeat did not restart the timer");
        run.Advance(TimeSpan.FromSeconds(0.5));
        Assert.That(run.Activity("a").Attempt, Is.EqualTo(2));
        Assert.That(run.Activity("a").LastFailure.TimeoutFailureInfo.TimeoutType, Is.EqualTo(TimeoutType.Heartbeat));
    }

    [Test]
    public void ScheduleToClose_WithoutTimeForARetry_EndsAsThatTimeout()
    {
        var run = new RunDriver();
        run.RunWorkflowTask(Commands.Activity("a", scheduleToClose: TimeSpan.FromSeconds(10.5)));
        run.StartActivity("a");
        run.Advance(TimeSpan.FromSeconds(10));
        var timedOut = run.History.Single(happened => happened.EventType == EventType.ActivityTaskTimedOut).ActivityTaskTimedOutEventAttributes;
        Assert.That(timedOut.Failure.TimeoutFailureInfo.TimeoutType, Is.EqualTo(TimeoutType.ScheduleToClose));
        Assert.That(timedOut.Failure.Cause.TimeoutFailureInfo.TimeoutType, Is.EqualTo(TimeoutType.StartToClose));
    }

    [Test]
    public void Cancel_BeforeStart_IsCanceledAtOnce()
    {
        var run = new RunDriver();
        run.RunWorkflowTask(Commands.Activity("a"), Commands.Timer("t", 1));
        run.Advance(TimeSpan.FromSeconds(1));
        run.RunWorkflowTask(Commands.CancelActivity(run.Activity("a").ScheduledEventId));
        Assert.That(run.EventTypes.TakeLast(3), Is.EqualTo([
            EventType.ActivityTaskCancelRequested, EventType.ActivityTaskCanceled, EventType.WorkflowTaskScheduled,
        ]));
    }

    [Test]
    public void Cancel_Unrequested_IsRefused()
    {
        var run = new RunDriver();
        run.RunWorkflowTask(Commands.Activity("a"));
        run.StartActivity("a");
        Assert.That(
            () => run.Do(step => step.CancelActivity(step.RequireActivityById("a"), null, "worker")),
            Throws.InstanceOf<ServiceException>().With.Message.Contains("without activity being request canceled"));
    }

    [Test]
    public void Timeouts_OfTheScheduledEvent_AreNormalised()
    {
        var run = new RunDriver(started => started.WorkflowRunTimeout = Duration.FromTimeSpan(TimeSpan.FromSeconds(5)));
        run.RunWorkflowTask(Commands.Activity("a"));
        var scheduled = run.History.Single(happened => happened.EventType == EventType.ActivityTaskScheduled).ActivityTaskScheduledEventAttributes;
        Assert.Multiple(() =>
        {
            Assert.That(scheduled.StartToCloseTimeout.ToTimeSpan(), Is.EqualTo(TimeSpan.FromSeconds(5)));
            Assert.That(scheduled.ScheduleToCloseTimeout.ToTimeSpan(), Is.EqualTo(TimeSpan.FromSeconds(5)));
            Assert.That(scheduled.ScheduleToStartTimeout.ToTimeSpan(), Is.EqualTo(TimeSpan.FromSeconds(5)));
            Assert.That(scheduled.HeartbeatTimeout, Is.Not.Null);
        });
    }
}
