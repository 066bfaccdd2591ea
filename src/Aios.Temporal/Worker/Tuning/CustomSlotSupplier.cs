namespace Aios.Temporal.Worker.Tuning;

/// <summary>Base of suppliers written by users. All methods may be called concurrently.</summary>
public abstract class CustomSlotSupplier : SlotSupplier
{
    /// <summary>Creates a supplier.</summary>
    protected CustomSlotSupplier()
    {
    }

    /// <summary>Waits for a slot. An exception is logged and the call repeated.</summary>
    /// <param name="ctx">Who asks.</param>
    /// <param name="cancellationToken">Fires when the slot is not needed any more.</param>
    /// <returns>The permit.</returns>
    public abstract Task<SlotPermit> ReserveSlotAsync(SlotReserveContext ctx, CancellationToken cancellationToken);

    /// <summary>Takes a slot if one is free now; must not block.</summary>
    /// <param name="ctx">Who asks.</param>
    /// <returns>The permit, or null.</returns>
    public abstract SlotPermit? TryReserveSlot(SlotReserveContext ctx);

    /// <summary>A reserved slot is used from now on; must not block.</summary>
    /// <param name="ctx">Which slot, and what for.</param>
    public abstract void MarkSlotUsed(SlotMarkUsedContext ctx);

    /// <summary>A slot is given back; must not block.</summary>
    /// <param name="ctx">Which slot.</param>
    public abstract void ReleaseSlot(SlotReleaseContext ctx);
}
