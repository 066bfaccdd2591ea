using Microsoft.Extensions.Logging;

namespace Aios.Temporal.Worker.Tuning;

/// <summary>Slots given by user code, whose errors must not stop the worker.</summary>
internal sealed class CustomSlotPool(
    CustomSlotSupplier supplier,
    Func<bool, SlotReserveContext> context,
    SlotUsage usage,
    TimeProvider time,
    ILogger logger) : ISlotPool
{
    /// <summary>Pause after a failed reservation, so that a broken supplier does not spin.</summary>
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(1);

    public SlotUsage Usage { get; } = usage;

    public async ValueTask<SlotLease> ReserveAsync(bool isSticky, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return new(this, await supplier.ReserveSlotAsync(context(isSticky), cancellationToken).ConfigureAwait(false));
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                logger.LogError(e, "Slot supplier {Supplier} failed to reserve a slot; trying again", supplier.GetType().Name);
                await Task.Delay(RetryDelay, time, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    public SlotLease? TryReserve(bool isSticky)
    {
        try
        {
            return supplier.TryReserveSlot(context(isSticky)) is { } permit ? new(this, permit) : null;
        }
        catch (Exception e)
        {
            logger.LogError(e, "Slot supplier {Supplier} failed to try a reservation; taken as no free slot", supplier.GetType().Name);
            return null;
        }
    }

    public void MarkUsed(SlotLease lease, SlotInfo info) =>
        Guard(() => supplier.MarkSlotUsed(new(info, lease.Permit)), nameof(CustomSlotSupplier.MarkSlotUsed));

    public void Release(SlotLease lease) =>
        Guard(() => supplier.ReleaseSlot(new(lease.Info, lease.Permit)), nameof(CustomSlotSupplier.ReleaseSlot));

    private void Guard(Action action, string name)
    {
        try
        {
            action();
        }
        catch (Exception e)
        {
            logger.LogError(e, "Slot supplier {Supplier} failed in {Method}", supplier.GetType().Name, name);
        }
    }
}
