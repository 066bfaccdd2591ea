namespace Aios.Temporal.Worker.Tuning;

/// <summary>A fixed number of slots.</summary>
public sealed class FixedSizeSlotSupplier : SlotSupplier
{
    /// <summary>Creates a supplier.</summary>
    /// <param name="slotCount">Number of slots, at least 1.</param>
    public FixedSizeSlotSupplier(int slotCount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(slotCount, 1);
        SlotCount = slotCount;
    }

    /// <summary>Number of slots.</summary>
    public int SlotCount { get; }
}
