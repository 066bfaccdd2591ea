using Aios.Temporal.Worker.RunLoop;
using Microsoft.Extensions.Time.Testing;

namespace Aios.Temporal.Tests.Worker.RunLoop;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public class DeadlockWatchTests
{
    private readonly FakeTimeProvider time = new();

    [Test]
    public void TryEnd_InTime_KeepsTheRun()
    {
        using var watch = new DeadlockWatch(time, enabled: true);
        var ticket = watch.Begin(static () => { });
        time.Advance(TimeSpan.FromSeconds(1.5));
        Assert.That(watch.TryEnd(ticket), Is.True);
    }

    [Test]
    public async Task TryEnd_TooLate_HasLostTheRun()
    {
        using var watch = new DeadlockWatch(time, enabled: true);
        var called = new TaskCompletionSource();
        var ticket = watch.Begin(called.SetResult);
        time.Advance(TimeSpan.FromSeconds(3));
        await called.Task.WaitAsync(TimeSpan.FromSeconds(10));
        Assert.That(watch.TryEnd(ticket), Is.False);
    }

    [Test]
    public void TryEnd_WatchIsOff_KeepsTheRun()
    {
        using var watch = new DeadlockWatch(time, enabled: false);
        var ticket = watch.Begin(static () => { });
        time.Advance(TimeSpan.FromHours(1));
        Assert.That(watch.TryEnd(ticket), Is.True);
    }
}
