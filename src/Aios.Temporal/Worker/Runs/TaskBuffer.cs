using Aios.Temporal.Api.WorkflowService.V1;

namespace Aios.Temporal.Worker.Runs;

/// <summary>
/// Tasks that arrived while the run was busy: at most one real task (a newer one replaces it: the older has timed out)
/// and any number of queries.
/// </summary>
internal sealed class TaskBuffer
{
    private readonly Queue<PollWorkflowTaskQueueResponse> queries = [];
    private PollWorkflowTaskQueueResponse? real;

    public void Add(PollWorkflowTaskQueueResponse task)
    {
        if (task.Query is not null)
        {
            queries.Enqueue(task);
        }
        else
        {
            real = task;
        }
    }

    /// <summary>A task that came with a completion is newer than a buffered one.</summary>
    public void DropReal() => real = null;

    public bool TryTake(out PollWorkflowTaskQueueResponse task)
    {
        if (real is not null)
        {
            task = real;
            real = null;
            return true;
        }

        return queries.TryDequeue(out task!);
    }

    public IReadOnlyList<PollWorkflowTaskQueueResponse> TakeAll()
    {
        var all = new List<PollWorkflowTaskQueueResponse>();
        while (TryTake(out var task))
        {
            all.Add(task);
        }

        return all;
    }
}
