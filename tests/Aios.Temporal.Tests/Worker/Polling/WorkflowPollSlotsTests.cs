using Aios.Temporal.Worker.Polling;
using Aios.Temporal.Worker.Tuning;

namespace Aios.Temporal.Tests.Worker.Polling;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class WorkflowPollSlotsTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly CancellationTokenSource stop = new();

    public void Dispose()
    {
        stop.Cancel();
        stop.Dispose();
    }

    [Test]
    public async Task ReserveAsync_TwoSlots_GoToDifferentSides()
    {
        var slots = new WorkflowPollSlots(new FixedSlotPool(2, SlotUsage.Unwatched));
        await slots.Sticky.ReserveAsync(stop.Token).WaitAsync(Patience);
        var second = slots.Sticky.ReserveAsync(stop.Token);
        await slots.Normal.ReserveAsync(stop.Token).WaitAsync(Patience);
        Assert.That(second.IsCompleted, Is.False);
    }

    [Test]
    public async Task ReserveAsync_OtherSidePolls_AllowsASecondSlot()
    {
        var slots = new WorkflowPollSlots(new FixedSlotPool(3, SlotUsage.Unwatched));
        await slots.Sticky.ReserveAsync(stop.Token).WaitAsync(Patience);
        await slots.Normal.ReserveAsync(stop.Token).WaitAsync(Patience);
        Assert.That(await slots.Sticky.ReserveAsync(stop.Token).WaitAsync(Patience), Is.Not.Null);
    }

    [Test]
    public async Task ReserveAsync_FreedSlot_GoesToTheSideWithoutPolls()
    {
        var slots = new WorkflowPollSlots(new FixedSlotPool(2, SlotUsage.Unwatched));
        await slots.Sticky.ReserveAsync(stop.Token).WaitAsync(Patience);
        var task = await slots.Normal.ReserveAsync(stop.Token).WaitAsync(Patience);
        var waitingSticky = slots.Sticky.ReserveAsync(stop.Token);
        slots.Normal.PollEnded();
        var waitingNormal = slots.Normal.ReserveAsync(stop.Token);
        task.Release();
        await waitingNormal.WaitAsync(Patience);
        Assert.That(waitingSticky.IsCompleted, Is.False);
    }

    [Test]
    public async Task ReserveAsync_StickyBacklog_PrefersSticky()
    {
        var slots = new WorkflowPollSlots(new FixedSlotPool(3, SlotUsage.Unwatched));
        await slots.Sticky.ReserveAsync(stop.Token).WaitAsync(Patience);
        var normal = await slots.Normal.ReserveAsync(stop.Token).WaitAsync(Patience);
        await slots.Normal.ReserveAsync(stop.Token).WaitAsync(Patience);
        slots.OnStickyAnswer(backlogHint: 5);
        var waitingNormal = slots.Normal.ReserveAsync(stop.Token);
        var waitingSticky = slots.Sticky.ReserveAsync(stop.Token);
        slots.Normal.PollEnded();
        normal.Release();
        await waitingSticky.WaitAsync(Patience);
        Assert.That(waitingNormal.IsCompleted, Is.False);
    }

    [Test]
    public void ReserveAsync_Cancelled_Ends()
    {
        var slots = new WorkflowPollSlots(new FixedSlotPool(1, SlotUsage.Unwatched));
        var first = slots.Normal.ReserveAsync(stop.Token);
        var second = slots.Normal.ReserveAsync(stop.Token);
        stop.Cancel();
        Assert.That(() => Task.WhenAll(first, second).WaitAsync(Patience), Throws.InstanceOf<OperationCanceledException>());
    }
}
