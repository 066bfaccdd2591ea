using Aios.Temporal.Tests.Client.Connection;
using Aios.Temporal.Worker.Polling;
using Aios.Temporal.Worker.Tuning;

namespace Aios.Temporal.Tests.Worker.Polling;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public class PollerGroupTests : IDisposable
{
    private readonly CancellationTokenSource stop = new();
    private int open;
    private int most;

    public void Dispose()
    {
        stop.Cancel();
        stop.Dispose();
    }

    [Test]
    public async Task RunAsync_SimpleMaximum_KeepsThatManyPollsOpen()
    {
        var running = Group(new PollerBehavior.SimpleMaximum(3), slots: 10, HangAsync).RunAsync(stop.Token, stop.Token);
        await Until.TrueAsync(() => Volatile.Read(ref open) == 3, "three polls are open");
        await stop.CancelAsync();
        await running.WaitAsync(TimeSpan.FromSeconds(10));
        Assert.That(most, Is.EqualTo(3));
    }

    [Test]
    public async Task RunAsync_FewerSlotsThanPolls_PollsOnlyWithASlot()
    {
        var running = Group(new PollerBehavior.SimpleMaximum(5), slots: 2, HangAsync).RunAsync(stop.Token, stop.Token);
        await Until.TrueAsync(() => Volatile.Read(ref open) == 2, "two polls are open");
        await stop.CancelAsync();
        await running.WaitAsync(TimeSpan.FromSeconds(10));
        Assert.That(most, Is.EqualTo(2));
    }

    [Test]
    public async Task RunAsync_AdviceToGrow_OpensMorePolls()
    {
        var first = 0;
        Task<PolledTask<string>> PollAsync(CancellationToken token) => Interlocked.Exchange(ref first, 1) == 0
            ? Task.FromResult(new PolledTask<string>("task", 4))
            : HangAsync(token);
        var running = Group(new PollerBehavior.Autoscaling(1, 10, 1), slots: 20, PollAsync).RunAsync(stop.Token, stop.Token);
        await Until.TrueAsync(() => Volatile.Read(ref open) == 5, "five polls are open");
        await stop.CancelAsync();
        await running.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Test]
    public async Task RunAsync_AdviceToShrink_KeepsTheMinimumOpen()
    {
        var first = 0;
        Task<PolledTask<string>> PollAsync(CancellationToken token) => Interlocked.Increment(ref first) <= 4
            ? Task.FromResult(new PolledTask<string>(null, -1))
            : HangAsync(token);
        var running = Group(new PollerBehavior.Autoscaling(1, 10, 5), slots: 20, PollAsync).RunAsync(stop.Token, stop.Token);
        await Until.TrueAsync(() => Volatile.Read(ref open) >= 1, "a poll is open");
        Assert.That(running.IsCompleted, Is.False);
        await stop.CancelAsync();
        await running.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Test]
    public void RunAsync_PollFails_EndsWithItsError() =>
        Assert.That(
            () => Group(new PollerBehavior.SimpleMaximum(2), slots: 2, static _ => throw new InvalidOperationException("bad"))
                .RunAsync(stop.Token, stop.Token).WaitAsync(TimeSpan.FromSeconds(10)),
            Throws.InvalidOperationException.With.Message.EqualTo("bad"));

    private PollerGroup<string> Group(PollerBehavior behavior, int slots, Func<CancellationToken, Task<PolledTask<string>>> poll) => new(
        new(behavior),
        new PlainPollSlots(new FixedSlotPool(slots, SlotUsage.Unwatched)),
        static _ => default,
        poll,
        static (_, lease) => lease.Release(),
        static _ => { });

    private async Task<PolledTask<string>> HangAsync(CancellationToken token)
    {
        most = Math.Max(most, Interlocked.Increment(ref open));
        await Task.Delay(Timeout.Infinite, token);
        return default;
    }
}
