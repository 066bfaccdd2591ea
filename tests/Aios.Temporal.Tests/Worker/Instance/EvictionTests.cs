using System.Runtime.CompilerServices;
using Aios.Temporal.Worker.Activations;
using Aios.Temporal.Workflows;

namespace Aios.Temporal.Tests.Worker.Instance;

public sealed class EvictionTests
{
    [SetUp]
    public void Reset() => FinallyWorkflow.FinallyRan = false;

    [Test]
    public void Evict_SuspendedCode_NeverRunsFinally()
    {
        var driver = InstanceDriver.For<FinallyWorkflow>();
        driver.Start();

        driver.Activate(new RemoveFromCache("cache full"));

        Assert.That(FinallyWorkflow.FinallyRan, Is.False);
    }

    [Test]
    public void Evict_ThenActivate_FailsAndResumesNothing()
    {
        var driver = InstanceDriver.For<FinallyWorkflow>();
        driver.Start();
        driver.Activate(new RemoveFromCache("cache full"));

        Assert.That(driver.ActivateFailing(new FireTimer(1)).Message, Does.Contain("evicted"));
        Assert.That(FinallyWorkflow.FinallyRan, Is.False);
    }

    [Test]
    public void Evict_ForeignCompletionLater_ResumesNothing()
    {
        var driver = InstanceDriver.For<ForeignWaitWorkflow>();
        ForeignWaitWorkflow.Gate = new();
        driver.Start();
        driver.Activate(new RemoveFromCache("cache full"));

        ForeignWaitWorkflow.Gate.SetResult();

        Assert.That(ForeignWaitWorkflow.Resumed, Is.False);
    }

    [Test]
    public void Evict_Instance_IsCollectedAlthoughCodeIsSuspended()
    {
        var reference = StartAndEvict();

        // A stack slot of the test thread may still hold something: collect until it is gone or patience ends.
        Assert.That(
            () =>
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
                return reference.IsAlive;
            },
            Is.False.After(10_000, 20),
            "the workflow object of an evicted run is still referenced");
        Assert.That(FinallyWorkflow.FinallyRan, Is.False);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference StartAndEvict()
    {
        WeakReference? reference = null;
        var definition = WorkflowDefinition.Create(typeof(FinallyWorkflow), "Collected", _ =>
        {
            var workflow = new FinallyWorkflow();
            reference = new(workflow);
            return workflow;
        });
        var driver = new InstanceDriver(definition);
        driver.Start();
        driver.Activate(new RemoveFromCache("cache full"));
        return reference!;
    }

    [Workflow]
    public class FinallyWorkflow
    {
        public static bool FinallyRan { get; set; }

        [WorkflowRun]
        public async Task RunAsync()
        {
            try
            {
                await Workflow.WhenAllAsync(Workflow.DelayAsync(1000), Workflow.WaitConditionAsync(() => false));
            }
            finally
            {
                FinallyRan = true;
            }
        }
    }

    [Workflow]
    public class ForeignWaitWorkflow
    {
        public static TaskCompletionSource Gate { get; set; } = new();

        public static bool Resumed { get; private set; }

        [WorkflowRun]
        public async Task RunAsync()
        {
            await Gate.Task;
            Resumed = true;
        }
    }
}
