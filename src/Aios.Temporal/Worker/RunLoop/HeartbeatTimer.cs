namespace Aios.Temporal.Worker.RunLoop;

/// <summary>The workflow task heartbeat of one run: a timer whose late firings are recognised by their number.</summary>
internal sealed class HeartbeatTimer(TimeProvider time, Action<int> due)
{
    private ITimer? timer;
    private int number;

    public void Start(TimeSpan after)
    {
        Stop();
        var mine = number;
        timer = time.CreateTimer(_ => due(mine), null, after > TimeSpan.Zero ? after : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }

    public void Stop()
    {
        number++;
        timer?.Dispose();
        timer = null;
    }

    public bool IsCurrent(int firedNumber) => timer is not null && firedNumber == number;
}
