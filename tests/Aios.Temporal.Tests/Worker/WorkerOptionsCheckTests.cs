using Aios.Temporal.Activities;
using Aios.Temporal.Worker;
using Aios.Temporal.Worker.Tuning;

namespace Aios.Temporal.Tests.Worker;

public class WorkerOptionsCheckTests
{
    [Test]
    public void Check_NoTaskQueue_IsRefused() => AssertRefused(new TemporalWorkerOptions().AddActivity(Nothing), "TaskQueue is not set");

    [Test]
    public void Check_NothingRegistered_IsRefused() => AssertRefused(new("q"), "neither workflows nor activities");

    [Test]
    public void Check_TunerAndMaximum_IsRefused() =>
        AssertRefused(Valid(options => (options.Tuner, options.MaxConcurrentActivities) = (WorkerTuner.CreateFixedSize(5, 5, 5), 5)), "Tuner replaces");

    [Test]
    public void Check_OneWorkflowSlotWithCache_IsRefused() =>
        AssertRefused(Valid(options => options.MaxConcurrentWorkflowTasks = 1), "use at least 2");

    [Test]
    public void Check_VersioningWithoutVersion_IsRefused() =>
        AssertRefused(Valid(options => options.DeploymentOptions = new() { UseWorkerVersioning = true }), "Version is needed");

    [Test]
    public void Check_DeploymentAndBuildId_IsRefused() =>
        AssertRefused(Valid(options => (options.DeploymentOptions, options.BuildId) = (new(), "b")), "set one or the other");

    [Test]
    public void Check_DefaultsWithOneActivity_IsAccepted() => Assert.That(() => WorkerOptionsCheck.Check(Valid(static _ => { })), Throws.Nothing);

    private static void AssertRefused(TemporalWorkerOptions options, string message) =>
        Assert.That(() => WorkerOptionsCheck.Check(options), Throws.ArgumentException.With.Message.Contains(message));

    private static TemporalWorkerOptions Valid(Action<TemporalWorkerOptions> change)
    {
        var options = new TemporalWorkerOptions("q").AddActivity(Nothing);
        change(options);
        return options;
    }

    [Activity]
    private static void Nothing()
    {
    }
}
