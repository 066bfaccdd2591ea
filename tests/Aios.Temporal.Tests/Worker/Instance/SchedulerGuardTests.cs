using Aios.Temporal.Exceptions;
using Aios.Temporal.Worker.Instance;
using Aios.Temporal.Workflows;

namespace Aios.Temporal.Tests.Worker.Instance;

/// <summary>The traps of protocol section 5.6: what leaves the scheduler fails the task, what looks similar does not.</summary>
[NonParallelizable]
public sealed class SchedulerGuardTests
{
    private IDisposable? listener;

    [SetUp]
    public void Acquire() => listener = WorkflowTracingEventListener.Acquire();

    [TearDown]
    public void Release() => listener?.Dispose();

    [TestCase("Task.Run")]
    [TestCase("Task.Factory with default scheduler")]
    [TestCase("ConfigureAwait(false)")]
    [TestCase("Task.Delay")]
    [TestCase("CancelAfter")]
    [TestCase("new CancellationTokenSource(delay)")]
    [TestCase("Timer")]
    [TestCase("WaitAsync(timeout)")]
    [TestCase("Parallel")]
    [TestCase("CancelAsync")]
    [TestCase("PeriodicTimer")]
    public void Trap_LeavesScheduler_FailsTheTask(string trap)
    {
        var failure = InstanceDriver.For<TrapWorkflow>().StartFailing([trap]);

        Assert.That(failure.ApplicationFailureInfo.Type, Is.EqualTo(nameof(InvalidWorkflowSchedulerException)), failure.Message);
        Assert.That(failure.StackTrace, Does.Contain(nameof(TrapWorkflow)).Or.Contain("System.Threading"));
    }

    [TestCase("Workflow.RunTaskAsync")]
    [TestCase("Task.Factory with current scheduler")]
    [TestCase("Task.WhenAny of two")]
    [TestCase("Task.WhenAll")]
    [TestCase("Workflow.WhenAnyAsync of three generic")]
    [TestCase("Workflow.WhenAllAsync")]
    [TestCase("Cancel")]
    [TestCase("completed ConfigureAwait(false)")]
    [TestCase("Task.Yield")]
    [TestCase("disabled")]
    public void Allowed_StaysOnScheduler_Completes(string what)
    {
        Assert.That(InstanceDriver.For<AllowedWorkflow>().Start([what]).Result<string>(), Is.EqualTo("done"));
    }

    [Test]
    public void Trap_CheckDisabledByOption_IsNotNoticed()
    {
        var driver = InstanceDriver.For<TrapWorkflow>(d => d with { DisableTracingEvents = true });

        Assert.That(driver.Start(["CancelAfter"]).Result<string>(), Is.EqualTo("done"));
    }

    [Test]
    public void Acquire_Twice_StaysOnUntilBothAreReleased()
    {
        WorkflowTracingEventListener.Acquire().Dispose();

        InstanceDriver.For<TrapWorkflow>().StartFailing(["CancelAfter"]);
        listener!.Dispose();
        listener.Dispose();
        Assert.That(InstanceDriver.For<TrapWorkflow>().Start(["CancelAfter"]).Result<string>(), Is.EqualTo("done"));
    }

    [Workflow]
    public class TrapWorkflow
    {
        [WorkflowRun]
        public async Task<string> RunAsync(string trap)
        {
            using var source = new CancellationTokenSource();
            switch (trap)
            {
                case "Task.Run":
                    await Task.Run(static () => { });
                    break;
                case "Task.Factory with default scheduler":
                    await Task.Factory.StartNew(static () => { }, default, TaskCreationOptions.None, TaskScheduler.Default);
                    break;
                case "ConfigureAwait(false)":
                    await Workflow.RunTaskAsync(() => Task.CompletedTask).ConfigureAwait(false);
                    break;
                case "Task.Delay":
                    await Task.Delay(TimeSpan.FromHours(1), source.Token);
                    break;
                case "CancelAfter":
                    source.CancelAfter(TimeSpan.FromHours(1));
                    break;
                case "new CancellationTokenSource(delay)":
                    using (new CancellationTokenSource(TimeSpan.FromHours(1)))
                    {
                        break;
                    }

                case "Timer":
                    await using (new Timer(static _ => { }, null, TimeSpan.FromHours(1), Timeout.InfiniteTimeSpan))
                    {
                        break;
                    }

                case "WaitAsync(timeout)":
                    await new TaskCompletionSource().Task.WaitAsync(TimeSpan.FromHours(1), source.Token);
                    break;
                case "Parallel":
                    Parallel.For(0, 2, static _ => { });
                    break;
                case "CancelAsync":
                    source.Token.Register(static () => { });
                    await source.CancelAsync();
                    break;
                case "PeriodicTimer":
                    using (new PeriodicTimer(TimeSpan.FromHours(1)))
                    {
                        break;
                    }

            }

            return "done";
        }

    }

    [Workflow]
    public class AllowedWorkflow
    {
        [WorkflowRun]
        public async Task<string> RunAsync(string what)
        {
            using var source = new CancellationTokenSource();
            switch (what)
            {
                case "Workflow.RunTaskAsync":
                    await Later(1);
                    break;
                case "Task.Factory with current scheduler":
                    await Task.Factory.StartNew(static () => { });
                    break;
                case "Task.WhenAny of two":
                    await Task.WhenAny(Later(1), Later(2));
                    break;
                case "Task.WhenAll":
                    await Task.WhenAll(Later(1), Later(2), Later(3));
                    break;
                case "Workflow.WhenAnyAsync of three generic":
                    await await Workflow.WhenAnyAsync(Later(1), Later(2), Later(3));
                    break;
                case "Workflow.WhenAllAsync":
                    await Workflow.WhenAllAsync(new List<Task<int>> { Later(1), Later(2) });
                    break;
                case "Cancel":
                    var delay = Workflow.DelayAsync(Timeout.Infinite, source.Token);
                    source.Cancel();
                    await Workflow.WhenAnyAsync(delay);
                    break;
                case "completed ConfigureAwait(false)":
                    await Task.CompletedTask.ConfigureAwait(false);
                    break;
                case "Task.Yield":
                    await Task.Yield();
                    break;
                case "disabled":
                    Workflow.Unsafe.WithTracingEventListenerDisabled(() => { _ = Task.Run(static () => { }); });
                    break;
            }

            return "done";
        }

        private static Task<int> Later(int number) => Workflow.RunTaskAsync(() => Task.FromResult(number));
    }
}
