using Aios.Temporal.Activities;
using Aios.Temporal.Testing;

namespace Aios.Temporal.Tests.Testing;

public class ActivityEnvironmentTests
{
    [Test]
    public async Task RunAsync_Heartbeats_GoToTheHeartbeater()
    {
        List<object?> details = [];
        var environment = new ActivityEnvironment { Heartbeater = details.AddRange };
        await environment.RunAsync(static () => ActivityExecutionContext.Current.Heartbeat(1, "two"));
        Assert.That(details, Is.EqualTo(new object[] { 1, "two" }));
    }

    [Test]
    public async Task Cancel_Reason_IsSeenByTheActivity()
    {
        var environment = new ActivityEnvironment();
        environment.Cancel(ActivityCancelReason.Paused);
        var seen = await environment.RunAsync(static () =>
            (ActivityExecutionContext.Current.CancelReason, ActivityExecutionContext.Current.CancellationDetails!.IsPaused, ActivityExecutionContext.Current.CancellationToken.IsCancellationRequested));
        Assert.That(seen, Is.EqualTo((ActivityCancelReason.Paused, true, true)));
    }

    [Test]
    public async Task RunAsync_Ended_LeavesNoContextBehind()
    {
        await new ActivityEnvironment().RunAsync(static () => Task.CompletedTask);
        Assert.That(ActivityExecutionContext.HasCurrent, Is.False);
    }

    [Test]
    public void TemporalClient_NotSet_SaysWhatToDo() =>
        Assert.That(
            () => new ActivityEnvironment().RunAsync(static () => ActivityExecutionContext.Current.TemporalClient),
            Throws.InvalidOperationException.With.Message.Contains("set TemporalClient"));
}
