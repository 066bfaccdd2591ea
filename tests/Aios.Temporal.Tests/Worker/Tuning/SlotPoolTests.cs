using Aios.Temporal.Worker.Tuning;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Aios.Temporal.Tests.Worker.Tuning;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public class SlotPoolTests
{
    private readonly FakeTimeProvider time = new();

    [Test]
    public void Release_Twice_FreesOneSlot()
    {
        var pool = new FixedSlotPool(1, SlotUsage.Unwatched);
        var lease = pool.TryReserve(isSticky: false)!;
        lease.Release();
        lease.Release();
        var free = Enumerable.Range(0, 2).Count(_ => pool.TryReserve(isSticky: false) is not null);
        Assert.That(free, Is.EqualTo(1));
    }

    [Test]
    public void MarkUsed_ThenRelease_CountsUsedSlots()
    {
        List<int> counts = [];
        var lease = new FixedSlotPool(5, new SlotUsage(counts.Add)).TryReserve(isSticky: false)!;
        lease.MarkUsed(new SlotInfo.ActivitySlotInfo("a"));
        lease.MarkUsed(new SlotInfo.ActivitySlotInfo("b"));
        lease.Release();
        Assert.That(counts, Is.EqualTo(new[] { 1, 0 }));
    }

    [Test]
    public void TryReserve_ResourcesExhausted_GivesOnlyTheMinimum()
    {
        var pool = ResourcePool(new ResourceBasedTunerOptions(TargetMemoryUsage: 0, TargetCpuUsage: 0), new ResourceBasedSlotSupplierOptions(MinimumSlots: 2));
        var given = Enumerable.Range(0, 5).Count(_ => pool.TryReserve(isSticky: false) is not null);
        Assert.That(given, Is.EqualTo(2));
    }

    [Test]
    public void TryReserve_AboveTheMinimum_IsThrottled()
    {
        var options = new ResourceBasedSlotSupplierOptions(MinimumSlots: 1, MaximumSlots: 3, RampThrottle: TimeSpan.FromSeconds(1));
        var pool = ResourcePool(new ResourceBasedTunerOptions(TargetMemoryUsage: 1, TargetCpuUsage: 100), options);
        var first = pool.TryReserve(isSticky: false);
        var tooSoon = pool.TryReserve(isSticky: false);
        time.Advance(TimeSpan.FromSeconds(1));
        var later = pool.TryReserve(isSticky: false);
        Assert.That(new[] { first, tooSoon, later }.Select(lease => lease is not null), Is.EqualTo(new[] { true, false, true }));
    }

    [Test]
    public async Task ReserveAsync_SupplierFailsOnce_IsTriedAgain()
    {
        var supplier = new FlakySupplier();
        var pool = new CustomSlotPool(
            supplier, sticky => new(SlotType.Workflow, "q", "me", "build", sticky), SlotUsage.Unwatched, time, NullLogger.Instance);
        var reserving = pool.ReserveAsync(isSticky: true, default).AsTask();
        time.Advance(TimeSpan.FromSeconds(1));
        var lease = await reserving.WaitAsync(TimeSpan.FromSeconds(10));
        lease.MarkUsed(new SlotInfo.WorkflowSlotInfo("w", true));
        lease.Release();
        Assert.That(supplier.Log, Is.EqualTo(new[] { "fail sticky=True", "reserve", "used w", "released w" }));
    }

    private ResourceSlotPool ResourcePool(ResourceBasedTunerOptions targets, ResourceBasedSlotSupplierOptions options) =>
        new(targets, ResourceSlotPool.Bounds.Of(SlotType.Workflow, options), new ResourceUsage(time), SlotUsage.Unwatched, time);

    private sealed class FlakySupplier : CustomSlotSupplier
    {
        public List<string> Log { get; } = [];

        public override Task<SlotPermit> ReserveSlotAsync(SlotReserveContext ctx, CancellationToken cancellationToken)
        {
            if (Log.Count == 0)
            {
                Log.Add($"fail sticky={ctx.IsSticky}");
                throw new InvalidOperationException("flaky");
            }

            Log.Add("reserve");
            return Task.FromResult(new SlotPermit("data"));
        }

        public override SlotPermit? TryReserveSlot(SlotReserveContext ctx) => null;

        public override void MarkSlotUsed(SlotMarkUsedContext ctx) => Log.Add("used " + ((SlotInfo.WorkflowSlotInfo)ctx.SlotInfo).WorkflowType);

        public override void ReleaseSlot(SlotReleaseContext ctx) => Log.Add("released " + ((SlotInfo.WorkflowSlotInfo?)ctx.SlotInfo)?.WorkflowType);
    }
}
