namespace Aios.Temporal.Worker.Tuning;

/// <summary>Slots given as long as usage is below the targets.</summary>
internal sealed class ResourceSlotPool(
    ResourceBasedTunerOptions targets,
    ResourceSlotPool.Bounds bounds,
    ResourceUsage resources,
    SlotUsage usage,
    TimeProvider time) : ISlotPool
{
    /// <summary>How often a waiting reservation looks at the usage again.</summary>
    private static readonly TimeSpan RecheckInterval = TimeSpan.FromMilliseconds(20);

    private static readonly SlotPermit Permit = new();

    private readonly Lock gate = new();
    private long lastGrant;
    private int inUse;

    public SlotUsage Usage { get; } = usage;

    public async ValueTask<SlotLease> ReserveAsync(bool isSticky, CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (TryReserve(isSticky) is { } lease)
            {
                return lease;
            }

            await Task.Delay(RecheckInterval, time, cancellationToken).ConfigureAwait(false);
        }
    }

    public SlotLease? TryReserve(bool isSticky)
    {
        lock (gate)
        {
            if (inUse >= bounds.Maximum || (inUse >= bounds.Minimum && (IsThrottled() || !resources.IsBelow(targets))))
            {
                return null;
            }

            inUse++;
            lastGrant = time.GetTimestamp();
            return new(this, Permit);
        }
    }

    public void MarkUsed(SlotLease lease, SlotInfo info)
    {
    }

    public void Release(SlotLease lease)
    {
        lock (gate)
        {
            inUse--;
        }
    }

    private bool IsThrottled() => lastGrant != 0 && time.GetElapsedTime(lastGrant) < bounds.RampThrottle;

    /// <summary>Options with the defaults of the slot type filled in.</summary>
    internal sealed record Bounds(int Minimum, int Maximum, TimeSpan RampThrottle)
    {
        public static Bounds Of(SlotType type, ResourceBasedSlotSupplierOptions options) => type == SlotType.Workflow
            ? new(options.MinimumSlots ?? 2, options.MaximumSlots ?? 1000, options.RampThrottle ?? TimeSpan.Zero)
            : new(options.MinimumSlots ?? 1, options.MaximumSlots ?? 2000, options.RampThrottle ?? TimeSpan.FromMilliseconds(50));
    }
}
