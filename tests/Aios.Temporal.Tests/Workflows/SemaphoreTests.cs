using Aios.Temporal.Tests.Worker.Instance;
using Aios.Temporal.Worker.Activations;
using Aios.Temporal.Workflows;
using Mutex = Aios.Temporal.Workflows.Mutex;
using Semaphore = Aios.Temporal.Workflows.Semaphore;

namespace Aios.Temporal.Tests.Workflows;

public sealed class SemaphoreTests
{
    [Test]
    public void Constructor_OutsideOfWorkflow_Throws()
    {
        Assert.That(() => new Semaphore(1), Throws.InvalidOperationException);
        Assert.That(() => new Mutex(), Throws.InvalidOperationException);
    }

    [Test]
    public void WaitAsync_MoreThanPlaces_NeverExceedsLimitAndKeepsOrder()
    {
        var driver = InstanceDriver.For<CrowdWorkflow>();
        var commands = driver.Start([6, 2]);
        var next = 1u;
        while (!commands.OfType<CompleteWorkflowCommand>().Any())
        {
            commands = driver.Activate(new FireTimer(next++));
        }

        Assert.That(commands.Result<string>(), Is.EqualTo("2: 0 1 2 3 4 5"));
    }

    [Test]
    public void WaitAsync_TakerBetweenGrantAndWaiter_DoesNotGetThePlace()
    {
        var driver = InstanceDriver.For<StealWorkflow>();
        driver.Start();

        driver.Activate(InstanceDriver.Signal("Release"));
        driver.Activate(InstanceDriver.Signal("Release"));

        Assert.That(
            driver.Activate(InstanceDriver.Query("State")).Answer<string>(), Is.EqualTo("holders 1, count 0"));
    }

    [Test]
    public void WaitOneAsync_TimedOut_ReturnsFalseAndLeavesLine()
    {
        var driver = InstanceDriver.For<MutexTimeoutWorkflow>();
        Assert.That(driver.Start().Kinds(), Is.EqualTo(new[] { "StartTimer" }));

        Assert.That(driver.Activate(new FireTimer(1)).Result<string>(), Is.EqualTo("False True"));
    }

    [Test]
    public void Release_TooOften_FailsTheTask()
    {
        Assert.That(InstanceDriver.For<OverReleaseWorkflow>().StartFailing().Message, Does.Contain("released more often"));
    }

    [Workflow]
    public class CrowdWorkflow
    {
        private readonly List<int> order = [];
        private int inside;
        private int most;

        [WorkflowRun]
        public async Task<string> RunAsync(int people, int places)
        {
            var semaphore = new Semaphore(places);
            await Workflow.WhenAllAsync(Enumerable.Range(0, people).Select(i => VisitAsync(semaphore, i)));
            return $"{most}: {string.Join(' ', order)}";
        }

        private async Task VisitAsync(Semaphore semaphore, int number)
        {
            await semaphore.WaitAsync();
            order.Add(number);
            most = Math.Max(most, ++inside);
            await Workflow.DelayAsync(1000);
            inside--;
            semaphore.Release();
        }
    }

    [Workflow]
    public class StealWorkflow
    {
        private Semaphore? semaphore;
        private int holders;

        [WorkflowQuery]
        public string State => $"holders {holders}, count {semaphore!.CurrentCount}";

        [WorkflowRun]
        public async Task RunAsync()
        {
            semaphore = new(1);
            await HoldAsync();
            await Workflow.WhenAllAsync(HoldAsync(), StealAsync(), Workflow.WaitConditionAsync(() => false));
        }

        [WorkflowSignal]
        public Task ReleaseAsync()
        {
            holders--;
            semaphore!.Release();
            return Task.CompletedTask;
        }

        private async Task HoldAsync()
        {
            await semaphore!.WaitAsync();
            holders++;
        }

        private async Task StealAsync()
        {
            // Wakes up in the same pass as the waiter that has just been let through.
            await Workflow.WaitConditionAsync(() => semaphore!.CurrentCount > 0);
            await HoldAsync();
        }
    }

    [Workflow]
    public class MutexTimeoutWorkflow
    {
        [WorkflowRun]
        public async Task<string> RunAsync()
        {
            var mutex = new Mutex();
            await mutex.WaitOneAsync();
            var second = await mutex.WaitOneAsync(1000);
            mutex.ReleaseMutex();
            return $"{second} {await mutex.WaitOneAsync(0)}";
        }
    }

    [Workflow]
    public class OverReleaseWorkflow
    {
        [WorkflowRun]
        public Task RunAsync()
        {
            new Semaphore(1).Release();
            return Task.CompletedTask;
        }
    }
}
