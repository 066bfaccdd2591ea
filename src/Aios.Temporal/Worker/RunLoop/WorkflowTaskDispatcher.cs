using Aios.Temporal.Api.WorkflowService.V1;
using Aios.Temporal.Worker.Tuning;
using Microsoft.Extensions.Logging;

namespace Aios.Temporal.Worker.RunLoop;

/// <summary>Brings workflow tasks to their runs.</summary>
internal sealed class WorkflowTaskDispatcher(RunServices services, RunCache cache, bool isCaching)
{
    /// <summary>Hands a task over and returns at once. The slot is released when the task is answered.</summary>
    public void Dispatch(PollWorkflowTaskQueueResponse task, SlotLease lease)
    {
        if (task.WorkflowExecution is null || task.WorkflowType is null)
        {
            services.Logger.LogError("The server sent a workflow task without its workflow; it is left to time out");
            lease.Release();
            return;
        }

        services.Outstanding.Begin();
        var input = new RunInput.TaskArrived(task, lease);
        var runId = task.WorkflowExecution.RunId;
        CachedRun run;
        do
        {
            run = cache.Use(runId, () => new(task.WorkflowExecution.WorkflowId, runId, task.WorkflowType.Name, services, cache.Remove));
        }
        while (!run.TryPost(input));

        if (!isCaching)
        {
            run.TryPost(new RunInput.EvictRequested("cache is off"));
        }
    }

    /// <summary>Waits until every task is answered.</summary>
    public Task WhenIdleAsync() => services.Outstanding.WhenIdleAsync();

    /// <summary>Gives up what is still open, without answers.</summary>
    public void Abandon()
    {
        foreach (var run in cache.Snapshot())
        {
            run.TryPost(new RunInput.Abandoned());
        }
    }
}
