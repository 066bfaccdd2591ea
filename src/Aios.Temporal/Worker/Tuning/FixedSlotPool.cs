namespace Aios.Temporal.Worker.Tuning;

/// <summary>A fixed number of slots.</summary>
internal sealed class FixedSlotPool(int slots, SlotUsage usage) : ISlotPool
{
    private static readonly SlotPermit Permit = new();

    private readonly SemaphoreSlim free = new(slots, slots);

    public SlotUsage Usage { get; } = usage;

    public async ValueTask<SlotLease> ReserveAsync(bool isSticky, CancellationToken cancellationToken)
    {
        await free.WaitAsync(cancellationToken);
        return new(this, Permit);
    }

    public SlotLease? TryReserve(bool isSticky) => free.Wait(0) ? new(this, Permit) : null;

    public void MarkUsed(SlotLease lease, SlotInfo info)
    {
    }

    public void Release(SlotLease lease) => free.Release();
}
