using System.Collections.Concurrent;

namespace Aios.Temporal.Server.Matching;

/// <summary>All queues, made on first use.</summary>
internal sealed class MatchingService(TimeProvider time)
{
    /// <summary>A sticky queue that nobody polled for this long has no worker: its tasks go to the normal queue.</summary>
    public static readonly TimeSpan StickyWorkerGone = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<QueueKey, MatchingQueue> queues = new();

    public MatchingQueue Queue(QueueKey key) => queues.GetOrAdd(key, static (_, clock) => new MatchingQueue(clock), time);

    public IEnumerable<KeyValuePair<QueueKey, MatchingQueue>> All => queues;

    /// <summary>Offers a workflow task on the sticky queue if its worker is there, on the normal queue otherwise.</summary>
    public void AddWorkflowTask(string namespaceId, string taskQueue, string normalTaskQueue, bool sticky, Func<bool, TaskItem> item)
    {
        var useSticky = sticky && queues.TryGetValue(new(namespaceId, taskQueue, TaskKind.Workflow), out var queue)
            && queue.WasPolledWithin(StickyWorkerGone);
        Queue(new(namespaceId, useSticky ? taskQueue : normalTaskQueue, TaskKind.Workflow)).Add(item(useSticky));
    }

    /// <summary>A worker said goodbye: its polls end and its sticky tasks move over.</summary>
    public void ShutDownWorker(string namespaceId, string stickyQueue, string normalQueue, string workerKey)
    {
        foreach (var (key, queue) in queues)
        {
            if (workerKey.Length > 0 && key.NamespaceId == namespaceId)
            {
                queue.ReleasePolls(workerKey);
            }
        }

        if (stickyQueue.Length == 0 || !queues.TryRemove(new(namespaceId, stickyQueue, TaskKind.Workflow), out var sticky))
        {
            return;
        }

        sticky.ReleasePolls(string.Empty);
        if (normalQueue.Length == 0)
        {
            return;
        }

        foreach (var task in sticky.Drain())
        {
            Queue(new(namespaceId, normalQueue, TaskKind.Workflow)).Add(task switch
            {
                TaskItem.WorkflowTask workflowTask => workflowTask with { FromSticky = false },
                TaskItem.Query query => query with { FromSticky = false },
                _ => task,
            });
        }
    }
}
