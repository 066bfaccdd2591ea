using Aios.Temporal.Worker.Tuning;

namespace Aios.Temporal.Worker.Polling;

/// <summary>Where the polls of one queue get their slots.</summary>
internal interface IPollSlots
{
    Task<SlotLease> ReserveAsync(CancellationToken cancellationToken);

    /// <summary>A poll that held a slot was answered; the slot is a task's now, or free again.</summary>
    void PollEnded();
}
