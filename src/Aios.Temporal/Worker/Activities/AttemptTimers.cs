namespace Aios.Temporal.Worker.Activities;

/// <summary>
/// Cancels code whose attempt has timed out on the server for sure, so that orphans stop. Nothing is reported by it.
/// </summary>
internal sealed class AttemptTimers : IDisposable
{
    /// <summary>Margin for clocks and transport; within it the server decides.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(5);

    private readonly ITimer? attempt;
    private readonly ITimer? heartbeat;
    private readonly TimeSpan heartbeatDue;

    public AttemptTimers(TimeSpan? startToClose, TimeSpan? heartbeatTimeout, RunningActivity activity, TimeProvider time)
    {
        if (startToClose is { } limit)
        {
            attempt = time.CreateTimer(static state => ((RunningActivity)state!).CancelAsTimedOut(), activity, limit + Margin, Timeout.InfiniteTimeSpan);
        }

        if (heartbeatTimeout is { } silence)
        {
            heartbeatDue = silence + Margin;
            heartbeat = time.CreateTimer(static state => ((RunningActivity)state!).CancelAsTimedOut(), activity, heartbeatDue, Timeout.InfiniteTimeSpan);
        }
    }

    public void OnHeartbeat() => heartbeat?.Change(heartbeatDue, Timeout.InfiniteTimeSpan);

    public void Dispose()
    {
        attempt?.Dispose();
        heartbeat?.Dispose();
    }
}
