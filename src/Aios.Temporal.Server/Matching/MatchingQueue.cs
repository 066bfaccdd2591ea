namespace Aios.Temporal.Server.Matching;

/// <summary>One queue: tasks wait for pollers or pollers for tasks, never both. Memory only; what must survive is in run states.</summary>
internal sealed class MatchingQueue(TimeProvider time)
{
    private const int Priorities = 6;

    private readonly Lock gate = new();
    private readonly LinkedList<TaskItem>[] backlog = [.. Enumerable.Range(0, Priorities).Select(_ => new LinkedList<TaskItem>())];
    private readonly LinkedList<Waiter> waiters = new();
    private readonly Dictionary<string, DateTime> pollers = new(StringComparer.Ordinal);
    private RateLimit? limit;
    private int count;

    /// <summary>Real UTC of the last poll that began or waits; default if there was none.</summary>
    public DateTime LastPoll { get; private set; }

    public int BacklogCount
    {
        get
        {
            lock (gate)
            {
                return count;
            }
        }
    }

    /// <summary>Age of the oldest waiting task, zero if none waits.</summary>
    public TimeSpan BacklogAge(DateTime now)
    {
        lock (gate)
        {
            var oldest = backlog.Where(tasks => tasks.Count > 0).Select(tasks => tasks.First!.Value.Created).DefaultIfEmpty(now).Min();
            return now - oldest;
        }
    }

    /// <summary>Who polled in the last five minutes, with the time of the last poll.</summary>
    public IReadOnlyList<(string Identity, DateTime LastAccess)> Pollers()
    {
        lock (gate)
        {
            var horizon = Now - PollerMemory;
            return [.. pollers.Where(poller => poller.Value > horizon).Select(poller => (poller.Key, poller.Value))];
        }
    }

    /// <summary>A worker that polls this queue is there: one waits now, or one polled within <paramref name="span"/>.</summary>
    public bool WasPolledWithin(TimeSpan span)
    {
        lock (gate)
        {
            return waiters.Count > 0 || Now - LastPoll < span;
        }
    }

    /// <summary>Tasks per second over the whole queue; null: unlimited. The last worker's word counts.</summary>
    public void SetRateLimit(double? tasksPerSecond)
    {
        lock (gate)
        {
            limit = tasksPerSecond is { } rate ? limit?.Rate == rate ? limit : new RateLimit(rate, time) : null;
        }
    }

    public void Add(TaskItem task, bool first = false)
    {
        lock (gate)
        {
            if (!first && limit is null && TryHandOver(task))
            {
                return;
            }

            var tasks = backlog[Math.Clamp(task.Priority, 0, Priorities - 1)];
            if (first)
            {
                tasks.AddFirst(task);
            }
            else
            {
                tasks.AddLast(task);
            }

            count++;
            Serve();
        }
    }

    /// <summary>Everything that waits, removed: it goes to another queue.</summary>
    public IReadOnlyList<TaskItem> Drain()
    {
        lock (gate)
        {
            var all = backlog.SelectMany(tasks => tasks).ToList();
            foreach (var tasks in backlog)
            {
                tasks.Clear();
            }

            count = 0;
            return all;
        }
    }

    /// <summary>The next task, or null when <paramref name="wait"/> has passed or the caller has gone.</summary>
    public async Task<TaskItem?> TakeAsync(string identity, string workerKey, TimeSpan wait, CancellationToken cancellationToken)
    {
        Waiter waiter;
        lock (gate)
        {
            LastPoll = Now;
            pollers[identity] = LastPoll;
            if (TryTake() is { } ready)
            {
                return ready;
            }

            waiter = new(workerKey);
            waiter.Node = waiters.AddLast(waiter);
        }

        using var timer = time.CreateTimer(_ => Release(waiter), null, wait, Timeout.InfiniteTimeSpan);
        await using var gone = cancellationToken.UnsafeRegister(_ => Release(waiter), null);
        var task = await waiter.Source.Task;
        if (task is not null && cancellationToken.IsCancellationRequested)
        {
            // The worker left while the task was on its way.
            Add(task, first: true);
            return null;
        }

        return task;
    }

    /// <summary>Ends the polls of one worker (it shuts down), or of all when the key is empty.</summary>
    public void ReleasePolls(string workerKey)
    {
        lock (gate)
        {
            foreach (var waiter in waiters.Where(waiter => workerKey.Length == 0 || waiter.WorkerKey == workerKey).ToList())
            {
                Release(waiter);
            }
        }
    }

    /// <summary>Forget that anyone polled: the sticky worker said goodbye.</summary>
    public void ForgetPollers()
    {
        lock (gate)
        {
            LastPoll = default;
        }
    }

    private static readonly TimeSpan PollerMemory = TimeSpan.FromMinutes(5);

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    private bool TryHandOver(TaskItem task)
    {
        if (waiters.First is not { } node)
        {
            return false;
        }

        waiters.RemoveFirst();
        node.Value.Node = null;
        LastPoll = Now;
        node.Value.Source.TrySetResult(task);
        return true;
    }

    private TaskItem? TryTake()
    {
        if (count == 0 || (limit is not null && !limit.TryAcquire(Serve)))
        {
            return null;
        }

        foreach (var tasks in backlog)
        {
            if (tasks.First is { } node)
            {
                tasks.RemoveFirst();
                count--;
                return node.Value;
            }
        }

        return null;
    }

    private void Serve()
    {
        lock (gate)
        {
            while (waiters.Count > 0 && TryTake() is { } task)
            {
                TryHandOver(task);
            }
        }
    }

    private void Release(Waiter waiter)
    {
        lock (gate)
        {
            if (waiter.Node is { } node)
            {
                waiters.Remove(node);
                waiter.Node = null;
                waiter.Source.TrySetResult(null);
            }
        }
    }

    private sealed class Waiter(string workerKey)
    {
        public string WorkerKey { get; } = workerKey;

        public TaskCompletionSource<TaskItem?> Source { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public LinkedListNode<Waiter>? Node { get; set; }
    }
}
