using Aios.Temporal.Worker.Polling;
using Microsoft.Extensions.Time.Testing;

namespace Aios.Temporal.Tests.Worker.Polling;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public class StickyBacklogTests
{
    private readonly FakeTimeProvider time = new();

    [Test]
    public void WaitForNormalAsync_NoBacklog_PassesAtOnce() =>
        Assert.That(new StickyBacklog(time).WaitForNormalAsync(default).IsCompleted, Is.True);

    [Test]
    public async Task WaitForNormalAsync_BacklogDrained_Passes()
    {
        var backlog = new StickyBacklog(time);
        backlog.OnStickyAnswer(3);
        var waiting = backlog.WaitForNormalAsync(default).AsTask();
        Assert.That(waiting.IsCompleted, Is.False);
        backlog.OnStickyAnswer(0);
        await waiting.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Test]
    public async Task WaitForNormalAsync_BacklogStays_PassesAfterASecond()
    {
        var backlog = new StickyBacklog(time);
        backlog.OnStickyAnswer(3);
        var waiting = backlog.WaitForNormalAsync(default).AsTask();
        time.Advance(TimeSpan.FromSeconds(1));
        await waiting.WaitAsync(TimeSpan.FromSeconds(10));
    }
}
