namespace Aios.Temporal.Worker.RunLoop;

/// <summary>
/// Notices activations that do not come back. Such a run is handed to the watch: it goes on without the thread, whose
/// result is thrown away when it returns.
/// </summary>
internal sealed class DeadlockWatch : IDisposable
{
    /// <summary>How long one activation may run.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan CheckInterval = TimeSpan.FromMilliseconds(250);

    private readonly HashSet<Ticket> open = [];
    private readonly Lock gate = new();
    private readonly TimeProvider time;
    private readonly ITimer? timer;

    /// <param name="time">Time source.</param>
    /// <param name="enabled">False for debuggers: activations may run for ever.</param>
    public DeadlockWatch(TimeProvider time, bool enabled)
    {
        this.time = time;
        if (enabled)
        {
            timer = time.CreateTimer(static state => ((DeadlockWatch)state!).Check(), this, CheckInterval, CheckInterval);
        }
    }

    /// <summary>An activation starts; <paramref name="deadlocked"/> is called on a pool thread if it takes too long.</summary>
    public Ticket Begin(Action deadlocked)
    {
        var ticket = new Ticket(time.GetTimestamp(), deadlocked);
        if (timer is not null)
        {
            lock (gate)
            {
                open.Add(ticket);
            }
        }

        return ticket;
    }

    /// <summary>An activation came back. False if it was given up meanwhile: the run belongs to somebody else now.</summary>
    public bool TryEnd(Ticket ticket)
    {
        if (timer is null)
        {
            return true;
        }

        lock (gate)
        {
            return open.Remove(ticket);
        }
    }

    public void Dispose() => timer?.Dispose();

    private void Check()
    {
        List<Ticket>? late = null;
        lock (gate)
        {
            foreach (var ticket in open)
            {
                if (time.GetElapsedTime(ticket.Started) > Limit)
                {
                    (late ??= []).Add(ticket);
                }
            }

            foreach (var ticket in late ?? [])
            {
                open.Remove(ticket);
            }
        }

        foreach (var ticket in late ?? [])
        {
            ThreadPool.UnsafeQueueUserWorkItem(static deadlocked => deadlocked(), ticket.Deadlocked, preferLocal: false);
        }
    }

    internal sealed class Ticket(long started, Action deadlocked)
    {
        public long Started { get; } = started;

        public Action Deadlocked { get; } = deadlocked;
    }
}
