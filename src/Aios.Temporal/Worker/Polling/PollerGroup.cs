using Aios.Temporal.Worker.Tuning;

namespace Aios.Temporal.Worker.Polling;

/// <summary>
/// Keeps as many polls of one queue open as its target says. Every poll holds a slot before it is sent, so a task that
/// arrives can always run.
/// </summary>
internal sealed class PollerGroup<TTask>
    where TTask : class
{
    private readonly PollerTarget target;
    private readonly IPollSlots slots;
    private readonly Func<CancellationToken, ValueTask> beforePoll;
    private readonly Func<CancellationToken, Task<PolledTask<TTask>>> poll;
    private readonly Action<TTask, SlotLease> dispatch;
    private readonly Action<int> activeChanged;
    private readonly Lock gate = new();
    private readonly TaskCompletionSource finished = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Exception? failure;
    private int active;

    public PollerGroup(
        PollerTarget target,
        IPollSlots slots,
        Func<CancellationToken, ValueTask> beforePoll,
        Func<CancellationToken, Task<PolledTask<TTask>>> poll,
        Action<TTask, SlotLease> dispatch,
        Action<int> activeChanged)
    {
        this.target = target;
        this.slots = slots;
        this.beforePoll = beforePoll;
        this.poll = poll;
        this.dispatch = dispatch;
        this.activeChanged = activeChanged;
    }

    /// <summary>Polls until <paramref name="stopping"/> fires; <paramref name="aborting"/> cuts polls off that are still open then.</summary>
    /// <returns>Ends after the last poll; fails as soon as a poll failed for good.</returns>
    public Task RunAsync(CancellationToken stopping, CancellationToken aborting)
    {
        AddLoops(stopping, aborting);
        return finished.Task;
    }

    private void AddLoops(CancellationToken stopping, CancellationToken aborting)
    {
        while (TryAdd(stopping))
        {
            _ = Task.Run(() => LoopAsync(stopping, aborting), CancellationToken.None);
        }
    }

    private bool TryAdd(CancellationToken stopping)
    {
        lock (gate)
        {
            if (failure is not null || stopping.IsCancellationRequested || active >= target.Current)
            {
                if (active == 0)
                {
                    finished.TrySetResult();
                }

                return false;
            }

            activeChanged(++active);
            return true;
        }
    }

    private async Task LoopAsync(CancellationToken stopping, CancellationToken aborting)
    {
        Exception? error = null;
        try
        {
            await PollWhileWantedAsync(stopping, aborting).ConfigureAwait(false);
        }
        catch (Exception e) when (!stopping.IsCancellationRequested)
        {
            error = e;
        }
        catch (Exception)
        {
            // Whatever a poll says after the stop, the worker is going away.
        }

        bool isLast;
        lock (gate)
        {
            failure ??= error;
            isLast = active == 0 && IsEnding(stopping);
        }

        if (error is not null)
        {
            // The other polls may be open for a minute; the owner stops them when it hears of this.
            finished.TrySetException(error);
        }
        else if (isLast)
        {
            finished.TrySetResult();
        }
    }

    private async Task PollWhileWantedAsync(CancellationToken stopping, CancellationToken aborting)
    {
        while (TryStay(stopping))
        {
            try
            {
                await PollOnceAsync(stopping, aborting).ConfigureAwait(false);
            }
            catch
            {
                lock (gate)
                {
                    activeChanged(--active);
                }

                throw;
            }

            AddLoops(stopping, aborting);
        }
    }

    private async Task PollOnceAsync(CancellationToken stopping, CancellationToken aborting)
    {
        await beforePoll(stopping).ConfigureAwait(false);
        var lease = await slots.ReserveAsync(stopping).ConfigureAwait(false);
        TTask? task = null;
        try
        {
            if (!stopping.IsCancellationRequested)
            {
                var answer = await poll(aborting).ConfigureAwait(false);
                target.OnAnswer(answer.Advice, answer.Task is null);
                task = answer.Task;
            }
        }
        finally
        {
            if (task is null)
            {
                lease.Release();
            }

            slots.PollEnded();
        }

        if (task is not null)
        {
            dispatch(task, lease);
        }
    }

    /// <summary>Takes this loop out of the count if there are too many, or if all end.</summary>
    private bool TryStay(CancellationToken stopping)
    {
        lock (gate)
        {
            if (!IsEnding(stopping) && active <= target.Current)
            {
                return true;
            }

            activeChanged(--active);
            return false;
        }
    }

    private bool IsEnding(CancellationToken stopping) => failure is not null || stopping.IsCancellationRequested;
}
