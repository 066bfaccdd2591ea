namespace Aios.Temporal.Server.Matching;

/// <summary>A token bucket of one second's worth of tasks (at least one).</summary>
internal sealed class RateLimit(double tasksPerSecond, TimeProvider time)
{
    private readonly double capacity = Math.Max(1, tasksPerSecond);
    private double tokens = Math.Max(1, tasksPerSecond);
    private long refilled = time.GetTimestamp();
    private ITimer? timer;

    public double Rate { get; } = tasksPerSecond;

    /// <summary>Takes a token, or calls <paramref name="whenAvailable"/> once when there is one again.</summary>
    public bool TryAcquire(Action whenAvailable)
    {
        if (Rate <= 0)
        {
            return false;
        }

        var now = time.GetTimestamp();
        tokens = Math.Min(capacity, tokens + (time.GetElapsedTime(refilled, now).TotalSeconds * Rate));
        refilled = now;
        if (tokens >= 1)
        {
            tokens--;
            return true;
        }

        var wait = TimeSpan.FromSeconds((1 - tokens) / Rate);
        timer?.Dispose();
        timer = time.CreateTimer(_ => whenAvailable(), null, wait, Timeout.InfiniteTimeSpan);
        return false;
    }
}
