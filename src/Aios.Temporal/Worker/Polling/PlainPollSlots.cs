using Aios.Temporal.Worker.Tuning;

namespace Aios.Temporal.Worker.Polling;

/// <summary>Slots for a queue that shares them with no other.</summary>
internal sealed class PlainPollSlots(ISlotPool slots) : IPollSlots
{
    public Task<SlotLease> ReserveAsync(CancellationToken cancellationToken) => slots.ReserveAsync(isSticky: false, cancellationToken).AsTask();

    public void PollEnded()
    {
    }
}
