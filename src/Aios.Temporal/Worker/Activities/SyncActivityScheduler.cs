using System.Collections.Concurrent;

namespace Aios.Temporal.Worker.Activities;

/// <summary>
/// Threads for activities that block, apart from the thread pool: a hundred sleeping activities must not keep the
/// worker's own polls from running. Threads are made on demand, bounded by the activity slots, and end when idle.
/// </summary>
internal sealed class SyncActivityScheduler : TaskScheduler, IDisposable
{
    private static readonly TimeSpan IdleTime = TimeSpan.FromSeconds(10);

    private readonly BlockingCollection<Task> queue = [];
    private readonly Lock gate = new();
    private int waiting;
    private int queued;

    public void Dispose() => queue.CompleteAdding();

    protected override void QueueTask(Task task)
    {
        bool needsThread;
        lock (gate)
        {
            queued++;
            needsThread = queued > waiting;
            if (needsThread)
            {
                waiting++;
            }

            queue.Add(task);
        }

        if (needsThread)
        {
            new Thread(Work) { IsBackground = true, Name = "Activity" }.Start();
        }
    }

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        !taskWasPreviouslyQueued && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks() => [.. queue];

    private void Work()
    {
        while (TryTake(out var task))
        {
            TryExecuteTask(task);
            lock (gate)
            {
                waiting++;
            }
        }
    }

    private bool TryTake(out Task task)
    {
        var taken = queue.TryTake(out task!, IdleTime);
        lock (gate)
        {
            // A task may have been counted on this thread just when it gave up.
            if (!taken && queued >= waiting && queue.TryTake(out task!))
            {
                taken = true;
            }

            waiting--;
            if (taken)
            {
                queued--;
            }
        }

        return taken;
    }
}
