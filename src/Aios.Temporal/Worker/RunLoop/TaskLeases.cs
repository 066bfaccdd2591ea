using Aios.Temporal.Api.WorkflowService.V1;
using Aios.Temporal.Worker.Tuning;
using Google.Protobuf;

namespace Aios.Temporal.Worker.RunLoop;

/// <summary>
/// The open tasks of one run with their slots; there is rarely more than one. Whoever polled a task counted it as
/// outstanding work; releasing its slot ends that. Used by the owner of the run only.
/// </summary>
internal sealed class TaskLeases(OutstandingWork outstanding)
{
    private readonly List<OpenTask> tasks = [];

    public void Add(PollWorkflowTaskQueueResponse task, SlotLease lease) => tasks.Add(new(task, lease));

    /// <summary>A task came back in the answer to another: it goes on in the same slot.</summary>
    public void Replace(ByteString token, PollWorkflowTaskQueueResponse next)
    {
        var index = IndexOf(token);
        if (index >= 0)
        {
            tasks[index] = tasks[index] with { Task = next };
        }
    }

    /// <summary>Takes a task out without releasing its slot; null if it is not open.</summary>
    public SlotLease? Take(ByteString token)
    {
        var index = IndexOf(token);
        if (index < 0)
        {
            return null;
        }

        var lease = tasks[index].Lease;
        tasks.RemoveAt(index);
        return lease;
    }

    public void Release(ByteString token)
    {
        if (Take(token) is { } lease)
        {
            End(lease);
        }
    }

    /// <summary>Releases the oldest task.</summary>
    public void ReleaseCurrent()
    {
        if (tasks.Count > 0)
        {
            Release(tasks[0].Task.TaskToken);
        }
    }

    /// <summary>Releases everything.</summary>
    /// <returns>The tasks that were open.</returns>
    public IReadOnlyList<PollWorkflowTaskQueueResponse> ReleaseAll()
    {
        if (tasks.Count == 0)
        {
            return [];
        }

        OpenTask[] all = [.. tasks];
        tasks.Clear();
        foreach (var task in all)
        {
            End(task.Lease);
        }

        return Array.ConvertAll(all, static task => task.Task);
    }

    /// <summary>Releases the slot of a task that never became an open one.</summary>
    public void End(SlotLease lease)
    {
        lease.Release();
        outstanding.End();
    }

    private int IndexOf(ByteString token) => tasks.FindIndex(task => task.Task.TaskToken == token);

    private sealed record OpenTask(PollWorkflowTaskQueueResponse Task, SlotLease Lease);
}
