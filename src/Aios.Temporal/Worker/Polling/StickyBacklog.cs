namespace Aios.Temporal.Worker.Polling;

/// <summary>
/// Lets polls of the normal queue wait while tasks of runs in memory pile up: those are cheaper, and they time out.
/// </summary>
internal sealed class StickyBacklog(TimeProvider time)
{
    /// <summary>Longest pause of a poll of the normal queue, so that new workflows are not starved.</summary>
    private static readonly TimeSpan MaxPause = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private TaskCompletionSource? waiting;

    public void OnStickyAnswer(long backlogHint)
    {
        lock (gate)
        {
            if (backlogHint > 0)
            {
                waiting ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
                return;
            }

            waiting?.TrySetResult();
            waiting = null;
        }
    }

    public async ValueTask WaitForNormalAsync(CancellationToken cancellationToken)
    {
        Task? drained;
        lock (gate)
        {
            drained = waiting?.Task;
        }

        if (drained is null)
        {
            return;
        }

        try
        {
            await drained.WaitAsync(MaxPause, time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // The pause is over; poll although there is a backlog.
        }
    }
}
