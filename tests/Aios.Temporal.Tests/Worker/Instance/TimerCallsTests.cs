using Aios.Temporal.Worker.Activations;
using Aios.Temporal.Workflows;

namespace Aios.Temporal.Tests.Worker.Instance;

public sealed class TimerCallsTests
{
    [TestCase(0, 1)]
    [TestCase(1, 1)]
    [TestCase(5000, 5000)]
    public void DelayAsync_Duration_StartsTimer(int asked, int started)
    {
        var commands = InstanceDriver.For<DelayWorkflow>().Start([asked, false]);

        var timer = commands.Only<StartTimerCommand>();
        Assert.That(timer, Has.Property("Seq").EqualTo(1u).And.Property("Duration").EqualTo(TimeSpan.FromMilliseconds(started)));
    }

    [Test]
    public void DelayAsync_Infinite_HasNoTimerButCanBeCancelled()
    {
        var driver = InstanceDriver.For<DelayWorkflow>();
        Assert.That(driver.Start([-1, false]), Is.Empty);

        Assert.That(driver.Activate(new CancelWorkflow("stop")).Kinds(), Is.EqualTo(new[] { "CancelWorkflow" }));
    }

    [Test]
    public void DelayAsync_Negative_FailsTheTask()
    {
        var failure = InstanceDriver.For<DelayWorkflow>().StartFailing([-2, false]);

        Assert.That(failure.ApplicationFailureInfo.Type, Is.EqualTo(nameof(ArgumentException)));
    }

    [Test]
    public void DelayAsync_Fired_Completes()
    {
        var driver = InstanceDriver.For<DelayWorkflow>();
        driver.Start([1000, false]);

        Assert.That(driver.Activate(new FireTimer(1)).Result<string>(), Is.EqualTo("done"));
    }

    [Test]
    public void DelayAsync_Cancelled_CancelsTimer()
    {
        var driver = InstanceDriver.For<DelayWorkflow>();
        driver.Start([1000, false]);

        Assert.That(
            driver.Activate(new CancelWorkflow("stop")).Kinds(), Is.EqualTo(new[] { "CancelTimer", "CancelWorkflow" }));
    }

    [Test]
    public void DelayAsync_FiredAndCancelledTogether_DoesNotCancelTimer()
    {
        var driver = InstanceDriver.For<DelayWorkflow>();
        driver.Start([1000, false]);

        Assert.That(
            driver.Activate(new FireTimer(1), new CancelWorkflow("stop")).Kinds(), Is.EqualTo(new[] { "CompleteWorkflow" }));
    }

    [Test]
    public void DelayAsync_CancelledTimerFires_IsIgnored()
    {
        var driver = InstanceDriver.For<DelayWorkflow>();
        driver.Start([1000, true]);
        driver.Activate(new CancelWorkflow("stop"));

        Assert.That(driver.Activate(new FireTimer(1)), Is.Empty);
    }

    [Test]
    public void DelayAsync_TokenAlreadyCancelled_HasNoTimer()
    {
        var driver = InstanceDriver.For<DelayWorkflow>();

        Assert.That(driver.Start([1000, false], new CancelWorkflow("stop")).Kinds(), Is.EqualTo(new[] { "CancelWorkflow" }));
    }

    [Test]
    public void WaitConditionAsync_TimedOut_ReturnsFalse()
    {
        var driver = InstanceDriver.For<WaitWorkflow>();
        var timer = driver.Start([1000]).Only<StartTimerCommand>();
        Assert.That(InstanceDriver.Value<string>(timer.UserMetadata!.Summary), Is.EqualTo("WaitConditionAsync"));

        Assert.That(driver.Activate(new FireTimer(1)).Result<bool>(), Is.False);
    }

    [Test]
    public void WaitConditionAsync_ConditionWins_CancelsTimer()
    {
        var driver = InstanceDriver.For<WaitWorkflow>();
        driver.Start([1000]);

        var commands = driver.Activate(InstanceDriver.Signal("Go"));

        Assert.That(commands.Kinds(), Is.EqualTo(new[] { "CancelTimer", "CompleteWorkflow" }));
    }

    [Test]
    public void WaitConditionAsync_Cancelled_CancelsTimerAndWorkflow()
    {
        var driver = InstanceDriver.For<WaitWorkflow>();
        driver.Start([1000]);

        Assert.That(
            driver.Activate(new CancelWorkflow("stop")).Kinds(), Is.EqualTo(new[] { "CancelTimer", "CancelWorkflow" }));
    }

    [Test]
    public void WaitConditionAsync_AlreadyTrue_HasNoTurnOfItsOwn()
    {
        var driver = InstanceDriver.For<WaitWorkflow>();

        Assert.That(driver.Start([-1], InstanceDriver.Signal("Go")).Result<bool>(), Is.True);
    }

    [Test]
    public void WaitConditionAsync_PredicateThrows_FailsTheTask()
    {
        Assert.That(
            InstanceDriver.For<ThrowingPredicateWorkflow>().StartFailing().Message, Is.EqualTo("predicate"));
    }

    [Workflow]
    public class DelayWorkflow
    {
        [WorkflowRun]
        public async Task<string> RunAsync(int milliseconds, bool stay)
        {
            try
            {
                await Workflow.DelayAsync(milliseconds);
            }
            catch (OperationCanceledException) when (stay)
            {
                await Workflow.WaitConditionAsync(() => false, CancellationToken.None);
            }

            return "done";
        }
    }

    [Workflow]
    public class WaitWorkflow
    {
        private bool go;

        [WorkflowRun]
        public Task<bool> RunAsync(int milliseconds) => Workflow.WaitConditionAsync(() => go, milliseconds);

        [WorkflowSignal]
        public Task GoAsync()
        {
            go = true;
            return Task.CompletedTask;
        }
    }

    [Workflow]
    public class ThrowingPredicateWorkflow
    {
        [WorkflowRun]
        public Task RunAsync() => Workflow.WaitConditionAsync(() => throw new NotSupportedException("predicate"));
    }
}
