namespace Aios.Temporal.Server.Clock;

/// <summary>
/// What is due when: one entry per key, moved when the key's next moment changes. A single loop waits for the earliest and
/// hands keys out in order; it never fires early, and after downtime fires everything that was missed.
/// </summary>
internal sealed class DueQueue<TKey>(ServerClock clock, Func<TKey, Task> fire) : IAsyncDisposable
    where TKey : notnull
{
    // A late wake-up costs nothing; a timer that cannot represent years does.
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    private readonly Lock gate = new();
    private readonly PriorityQueue<TKey, DateTime> queue = new();
    private readonly Dictionary<TKey, DateTime> due = [];
    private readonly CancellationTokenSource stop = new();
    private TaskCompletionSource changed = New();
    private Task? loop;

    public void Start()
    {
        clock.Changed += Wake;
        loop = Task.Run(RunAsync);
    }

    /// <summary>Null: nothing is due for this key any more.</summary>
    public void Set(TKey key, DateTime? moment)
    {
        lock (gate)
        {
            if (moment is { } time)
            {
                if (due.TryGetValue(key, out var known) && known == time)
                {
                    return;
                }

                due[key] = time;
                queue.Enqueue(key, time);
            }
            else if (!due.Remove(key))
            {
                return;
            }
        }

        Wake();
    }

    public async ValueTask DisposeAsync()
    {
        clock.Changed -= Wake;
        await stop.CancelAsync();
        Wake();
        if (loop is not null)
        {
            await loop;
        }

        stop.Dispose();
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Wake()
    {
        lock (gate)
        {
            changed.TrySetResult();
        }
    }

    private async Task RunAsync()
    {
        while (!stop.IsCancellationRequested)
        {
            Task wake;
            TKey? key;
            DateTime? moment;
            bool isDue;
            lock (gate)
            {
                changed = New();
                wake = changed.Task;
                moment = Peek(out key);
                isDue = moment <= clock.UtcNow;
                if (isDue)
                {
                    queue.Dequeue();
                    due.Remove(key!);
                }
            }

            if (isDue)
            {
                await fire(key!);
            }
            else if (Earliest(moment, clock.NextSleeper) is not { } time)
            {
                await wake;
            }
            else if (!clock.TrySkipTo(time))
            {
                var wait = time - clock.UtcNow;
                await Task.WhenAny(wake, Task.Delay(wait < LongestWait ? wait : LongestWait, clock.Real, stop.Token));
            }
        }
    }

    private static DateTime? Earliest(DateTime? first, DateTime? second) =>
        first is null ? second : second is null || first < second ? first : second;

    // Entries that were moved or removed since are left in the heap and skipped here.
    private DateTime? Peek(out TKey? key)
    {
        while (queue.TryPeek(out key, out var time))
        {
            if (due.TryGetValue(key, out var known) && known == time)
            {
                return time;
            }

            queue.Dequeue();
        }

        return null;
    }
}
