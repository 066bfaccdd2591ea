using Aios.Temporal.Activities;
using Aios.Temporal.Exceptions;
using Aios.Temporal.Worker.Activations;
using Aios.Temporal.Workflows;

namespace Aios.Temporal.Tests.Worker.Instance;

public sealed class ActivityCallsTests
{
    [Test]
    public void ExecuteActivityAsync_Expression_SchedulesByNameWithArguments()
    {
        var command = InstanceDriver.For<TypedWorkflow>().Start().Only<ScheduleActivityCommand>();

        var attributes = command.Attributes;
        Assert.Multiple(() =>
        {
            Assert.That(attributes.ActivityType.Name, Is.EqualTo("Greet"));
            Assert.That(attributes.ActivityId, Is.EqualTo("1"));
            Assert.That(InstanceDriver.Value<string>(attributes.Input.Payloads_[0]), Is.EqualTo("name"));
            Assert.That(attributes.Input.Payloads_, Has.Count.EqualTo(2));
            Assert.That(attributes.StartToCloseTimeout.ToTimeSpan(), Is.EqualTo(TimeSpan.FromSeconds(5)));
            Assert.That(attributes.HeartbeatTimeout.ToTimeSpan(), Is.EqualTo(TimeSpan.FromSeconds(2)));
            Assert.That(attributes.ScheduleToCloseTimeout, Is.Null);
            Assert.That(attributes.RetryPolicy.MaximumAttempts, Is.EqualTo(3));
            Assert.That(attributes.Priority.PriorityKey, Is.EqualTo(2));
            Assert.That(attributes.UseWorkflowBuildId, Is.True);
            Assert.That(command.CancellationType, Is.EqualTo(ActivityCancellationType.WaitCancellationCompleted));
            Assert.That(InstanceDriver.Value<string>(command.UserMetadata!.Summary), Is.EqualTo("greets"));
        });
    }

    [Test]
    public void ExecuteActivityAsync_Completed_ReturnsResult()
    {
        var driver = InstanceDriver.For<TypedWorkflow>();
        driver.Start();

        Assert.That(driver.Activate(InstanceDriver.ActivityDone(1, "hello")).Result<string>(), Is.EqualTo("hello"));
    }

    [Test]
    public void ExecuteActivityAsync_WithoutTimeout_FailsTheTask()
    {
        Assert.That(
            InstanceDriver.For<PlainWorkflow>().StartFailing(["no-timeout"]).Message, Does.Contain("StartToCloseTimeout"));
    }

    [Test]
    public void ExecuteActivityAsync_Failed_FailsTheWorkflow()
    {
        var driver = InstanceDriver.For<PlainWorkflow>();
        driver.Start(["activity"]);

        var end = driver.Activate(
            new ResolveActivity(1, new ActivityResolution.Failed(InstanceDriver.Failed("bad")), IsLocal: false));

        Assert.That(end.Only<FailWorkflowCommand>().Failure.Cause.Message, Is.EqualTo("bad"));
    }

    [Test]
    public void ExecuteActivityAsync_Cancelled_RequestsCancelAndWaits()
    {
        var driver = InstanceDriver.For<PlainWorkflow>();
        driver.Start(["activity"]);

        Assert.That(driver.Activate(new CancelWorkflow("stop")).Only<RequestCancelActivityCommand>().Seq, Is.EqualTo(1));
        var end = driver.Activate(
            new ResolveActivity(1, new ActivityResolution.Cancelled(InstanceDriver.Cancelled()), IsLocal: false));
        Assert.That(end.Kinds(), Is.EqualTo(new[] { "CancelWorkflow" }));
    }

    [Test]
    public void ExecuteActivityAsync_TokenAlreadyCancelled_SchedulesNothing()
    {
        var driver = InstanceDriver.For<PlainWorkflow>();

        var end = driver.Start(["activity-report"], new CancelWorkflow("stop"));

        Assert.That(end.Result<string>(), Is.EqualTo("CanceledFailureException: Activity cancelled before scheduled"));
    }

    [Test]
    public void ExecuteActivityAsync_UnknownResolution_FailsTheTask()
    {
        var driver = InstanceDriver.For<PlainWorkflow>();
        driver.Start(["activity"]);

        Assert.That(driver.ActivateFailing(InstanceDriver.ActivityDone(7)).Message, Does.Contain("activity 7"));
    }

    [Test]
    public void ExecuteLocalActivityAsync_NotRegistered_FailsTheTask()
    {
        var driver = InstanceDriver.For<PlainWorkflow>(d => d with { IsLocalActivityKnown = _ => false });

        Assert.That(driver.StartFailing(["local"]).Message, Does.Contain("not registered"));
    }

    [Test]
    public void ExecuteLocalActivityAsync_Backoff_SleepsAndSchedulesAgain()
    {
        var driver = InstanceDriver.For<PlainWorkflow>();
        var first = driver.Start(["local"]).Only<ScheduleLocalActivityCommand>();
        Assert.That(first, Has.Property("Attempt").EqualTo(1).And.Property("OriginalScheduleTime").Null);

        var original = InstanceDriver.StartTime.AddMinutes(-1);
        var timer = driver.Activate(new ResolveActivity(
            1, new ActivityResolution.Backoff(4, TimeSpan.FromMinutes(2), original), IsLocal: true)).Only<StartTimerCommand>();
        Assert.That(timer.Duration, Is.EqualTo(TimeSpan.FromMinutes(2)));
        Assert.That(InstanceDriver.Value<string>(timer.UserMetadata!.Summary), Is.EqualTo("LocalActivityBackoff"));

        var again = driver.Activate(new FireTimer(1)).Only<ScheduleLocalActivityCommand>();
        Assert.That(
            again,
            Has.Property("Seq").EqualTo(2u).And.Property("Attempt").EqualTo(4).And.Property("OriginalScheduleTime").EqualTo(original));

        var end = driver.Activate(
            new ResolveActivity(2, new ActivityResolution.Completed(InstanceDriver.Payload("late")), IsLocal: true));
        Assert.That(end.Result<string>(), Is.EqualTo("late"));
    }

    [Test]
    public void ExecuteLocalActivityAsync_CancelledInBackoff_CancelsTimer()
    {
        var driver = InstanceDriver.For<PlainWorkflow>();
        driver.Start(["local"]);
        driver.Activate(new ResolveActivity(
            1, new ActivityResolution.Backoff(2, TimeSpan.FromMinutes(2), InstanceDriver.StartTime), IsLocal: true));

        Assert.That(
            driver.Activate(new CancelWorkflow("stop")).Kinds(), Is.EqualTo(new[] { "CancelTimer", "CancelWorkflow" }));
    }

    [Test]
    public void ExecuteLocalActivityAsync_Cancelled_RequestsCancelOfLocal()
    {
        var driver = InstanceDriver.For<PlainWorkflow>();
        driver.Start(["local"]);

        driver.Activate(new CancelWorkflow("stop")).Only<RequestCancelLocalActivityCommand>();
    }

    [TestCase("local", false)]
    [TestCase("local-visible", true)]
    public void ExecuteLocalActivityAsync_IncludeArgumentsInMarker_ReachesCommand(string what, bool include)
    {
        var command = InstanceDriver.For<PlainWorkflow>().Start([what]).Only<ScheduleLocalActivityCommand>();

        Assert.That(command.IncludeArgumentsInMarker, Is.EqualTo(include));
    }

    [Test]
    public void Activities_RemoteAndLocal_ShareSequenceNumbers()
    {
        var commands = InstanceDriver.For<PlainWorkflow>().Start(["both"]);

        Assert.That(((ScheduleActivityCommand)commands[0]).Seq, Is.EqualTo(1));
        Assert.That(((ScheduleLocalActivityCommand)commands[1]).Seq, Is.EqualTo(2));
        Assert.That(((ScheduleLocalActivityCommand)commands[1]).Attributes.ActivityId, Is.EqualTo("2"));
    }

    public class Greeter
    {
        [Activity]
        public Task<string> GreetAsync(string name, int times) => Task.FromResult(name + times);
    }

    [Workflow]
    public class TypedWorkflow
    {
        [WorkflowRun]
        public async Task<string> RunAsync()
        {
            var local = "name";
            return await Workflow.ExecuteActivityAsync(
                (Greeter g) => g.GreetAsync(local, 1 + local.Length),
                new()
                {
                    StartToCloseTimeout = TimeSpan.FromSeconds(5),
                    HeartbeatTimeout = TimeSpan.FromSeconds(2),
                    RetryPolicy = new() { MaximumAttempts = 3 },
                    Priority = new(2),
                    Summary = "greets",
                    CancellationType = ActivityCancellationType.WaitCancellationCompleted,
                });
        }
    }

    [Workflow]
    public class PlainWorkflow
    {
        private static readonly ActivityOptions Options = new() { StartToCloseTimeout = TimeSpan.FromSeconds(5) };
        private static readonly LocalActivityOptions Local = new() { StartToCloseTimeout = TimeSpan.FromSeconds(5) };

        [WorkflowRun]
        public async Task<string> RunAsync(string what)
        {
            switch (what)
            {
                case "no-timeout":
                    return await Workflow.ExecuteActivityAsync<string>("Do", [], new());
                case "activity":
                    return await Workflow.ExecuteActivityAsync<string>("Do", [], Options);
                case "activity-report":
                    try
                    {
                        return await Workflow.ExecuteActivityAsync<string>("Do", [], Options);
                    }
                    catch (CanceledFailureException e)
                    {
                        return $"{e.GetType().Name}: {e.Message}";
                    }

                case "local":
                    return await Workflow.ExecuteLocalActivityAsync<string>("Do", [], Local);
                case "local-visible":
                    return await Workflow.ExecuteLocalActivityAsync<string>(
                        "Do", [1], new() { StartToCloseTimeout = TimeSpan.FromSeconds(5), IncludeArgumentsInMarker = true });
                default:
                    await Workflow.WhenAllAsync(
                        Workflow.ExecuteActivityAsync("Do", [], Options),
                        Workflow.ExecuteLocalActivityAsync("Do", [], Local));
                    return string.Empty;
            }
        }
    }
}
