namespace Aios.Temporal.Server.Clock;

/// <summary>
/// The time that runs, timers and schedules live in. Real time plus an offset that only grows: when time skipping is on and
/// nothing is being worked on, it jumps to the next timer (server semantics 11.7). Deadlines of calls and polls never use it.
/// </summary>
internal sealed class ServerClock(TimeProvider real, bool canSkip)
{
    private readonly Lock gate = new();
    private readonly HashSet<Sleeper> sleepers = [];
    private TimeSpan offset;
    private int locks = canSkip ? 1 : 0;
    private int busy;

    /// <summary>Raised after a jump and whenever skipping may have become possible.</summary>
    public event Action? Changed;

    public TimeProvider Real { get; } = real;

    public bool CanSkip { get; } = canSkip;

    public DateTime UtcNow
    {
        get
        {
            lock (gate)
            {
                return Real.GetUtcNow().UtcDateTime + offset;
            }
        }
    }

    /// <summary>True when time may jump: somebody unlocked it and no run, query or call is in progress.</summary>
    public bool MaySkip
    {
        get
        {
            lock (gate)
            {
                return CanSkip && locks == 0 && busy == 0;
            }
        }
    }

    public void LockSkipping()
    {
        lock (gate)
        {
            locks++;
        }
    }

    /// <returns>False if it was not locked.</returns>
    public bool TryUnlockSkipping()
    {
        lock (gate)
        {
            if (locks == 0)
            {
                return false;
            }

            locks--;
        }

        Changed?.Invoke();
        return true;
    }

    /// <summary>Holds time while something is worked on; dispose to let go.</summary>
    public void Hold()
    {
        lock (gate)
        {
            busy++;
        }
    }

    public void Release()
    {
        lock (gate)
        {
            busy--;
        }

        Changed?.Invoke();
    }

    /// <summary>Keeps a jump from passing this moment unseen: the earliest of these and of all timers is the next stop.</summary>
    public IDisposable SleepUntil(DateTime time)
    {
        var sleeper = new Sleeper(this, time);
        lock (gate)
        {
            sleepers.Add(sleeper);
        }

        Changed?.Invoke();
        return sleeper;
    }

    /// <summary>Earliest moment that somebody sleeps for; null: nobody sleeps.</summary>
    public DateTime? NextSleeper
    {
        get
        {
            lock (gate)
            {
                return sleepers.Count == 0 ? null : sleepers.Min(sleeper => sleeper.Time);
            }
        }
    }

    /// <summary>Jumps forward if skipping is possible right now; never backward.</summary>
    public bool TrySkipTo(DateTime time)
    {
        lock (gate)
        {
            var gap = time - (Real.GetUtcNow().UtcDateTime + offset);
            if (!CanSkip || locks != 0 || busy != 0 || gap <= TimeSpan.Zero)
            {
                return false;
            }

            offset += gap;
        }

        Changed?.Invoke();
        return true;
    }

    private sealed class Sleeper(ServerClock clock, DateTime time) : IDisposable
    {
        public DateTime Time { get; } = time;

        public void Dispose()
        {
            lock (clock.gate)
            {
                clock.sleepers.Remove(this);
            }
        }
    }
}
