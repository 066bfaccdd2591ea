using Aios.Temporal.Worker.Tuning;

namespace Aios.Temporal.Worker.Polling;

/// <summary>
/// Shares the workflow slots between the polls of the normal and the sticky queue. A long poll holds its slot for up to
/// a minute, so a side gets a second slot only while the other side polls too: few slots must not shut one side out.
/// Beyond that, tasks of cached runs that pile up come first.
/// </summary>
internal sealed class WorkflowPollSlots
{
    private readonly ISlotPool slots;
    private readonly Side normal;
    private readonly Side sticky;
    private readonly Lock gate = new();
    private bool reserving;
    private bool hasStickyBacklog;

    public WorkflowPollSlots(ISlotPool slots)
    {
        this.slots = slots;
        normal = new(this, isSticky: false);
        sticky = new(this, isSticky: true);
    }

    public IPollSlots Normal => normal;

    public IPollSlots Sticky => sticky;

    public void OnStickyAnswer(long backlogHint)
    {
        lock (gate)
        {
            hasStickyBacklog = backlogHint > 0;
        }
    }

    /// <summary>Gives out free slots, and starts to wait for one if there are not enough.</summary>
    private void Pump()
    {
        lock (gate)
        {
            while (!reserving && Choose() is { } side)
            {
                if (slots.TryReserve(side.IsSticky) is { } lease)
                {
                    side.Give(lease);
                    continue;
                }

                reserving = true;
                _ = Task.Run(() => ReserveForAsync(side));
            }
        }
    }

    private async Task ReserveForAsync(Side wanted)
    {
        SlotLease? lease = null;
        Exception? error = null;
        try
        {
            lease = await slots.ReserveAsync(wanted.IsSticky, wanted.Cancelled).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            error = e;
        }

        lock (gate)
        {
            reserving = false;
            if (lease is not null)
            {
                // Who needs it most may have changed while the slot was waited for.
                (Choose() ?? wanted).Give(lease);
            }
            else
            {
                wanted.Fail(error!);
            }
        }

        Pump();
    }

    private Side? Choose()
    {
        var normalMay = normal.IsWaiting && (normal.Open == 0 || sticky.Open > 0);
        var stickyMay = sticky.IsWaiting && (sticky.Open == 0 || normal.Open > 0);
        if (normalMay && stickyMay)
        {
            return normal.Open == 0 || (sticky.Open > 0 && !hasStickyBacklog && normal.Open <= sticky.Open) ? normal : sticky;
        }

        return normalMay ? normal : stickyMay ? sticky : null;
    }

    private sealed class Side(WorkflowPollSlots owner, bool isSticky) : IPollSlots
    {
        private readonly LinkedList<TaskCompletionSource<SlotLease>> waiters = new();
        private CancellationToken cancelled;

        public bool IsSticky => isSticky;

        /// <summary>Polls that hold a slot.</summary>
        public int Open { get; private set; }

        public bool IsWaiting => waiters.Count > 0;

        /// <summary>All polls of a side end together, so the token of one is that of all.</summary>
        public CancellationToken Cancelled => cancelled;

        public async Task<SlotLease> ReserveAsync(CancellationToken cancellationToken)
        {
            var waiter = new TaskCompletionSource<SlotLease>(TaskCreationOptions.RunContinuationsAsynchronously);
            lock (owner.gate)
            {
                cancelled = cancellationToken;
                waiters.AddLast(waiter);
            }

            using var registration = cancellationToken.UnsafeRegister(
                static (state, token) => ((TaskCompletionSource<SlotLease>)state!).TrySetCanceled(token), waiter);
            owner.Pump();
            return await waiter.Task.ConfigureAwait(false);
        }

        public void PollEnded()
        {
            lock (owner.gate)
            {
                Open--;
            }

            owner.Pump();
        }

        public void Give(SlotLease lease)
        {
            while (Next() is { } waiter)
            {
                if (waiter.TrySetResult(lease))
                {
                    Open++;
                    return;
                }
            }

            lease.Release();
        }

        public void Fail(Exception error) => Next()?.TrySetException(error);

        private TaskCompletionSource<SlotLease>? Next()
        {
            var first = waiters.First?.Value;
            if (first is not null)
            {
                waiters.RemoveFirst();
            }

            return first;
        }
    }
}
