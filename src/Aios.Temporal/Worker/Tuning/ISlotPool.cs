namespace Aios.Temporal.Worker.Tuning;

/// <summary>Slots of one kind at run time.</summary>
internal interface ISlotPool
{
    SlotUsage Usage { get; }

    /// <summary>Waits for a slot.</summary>
    ValueTask<SlotLease> ReserveAsync(bool isSticky, CancellationToken cancellationToken);

    /// <summary>Takes a slot if one is free now.</summary>
    SlotLease? TryReserve(bool isSticky);

    void MarkUsed(SlotLease lease, SlotInfo info);

    void Release(SlotLease lease);
}
