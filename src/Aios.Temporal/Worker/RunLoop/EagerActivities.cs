using Aios.Temporal.Api.WorkflowService.V1;
using Aios.Temporal.Worker.Activities;
using Aios.Temporal.Worker.Tuning;

namespace Aios.Temporal.Worker.RunLoop;

/// <summary>
/// Activities that the server hands out together with the answer to a workflow task. Each needs a slot before it is
/// asked for; slots that get no activity are given back.
/// </summary>
internal sealed class EagerActivities(RemoteActivityWorker worker, ISlotPool slots, string taskQueue)
{
    private volatile bool stopped;

    public void Stop() => stopped = true;

    /// <summary>Reserves slots and takes the mark off activities that get none.</summary>
    public IReadOnlyList<SlotLease> Reserve(RespondWorkflowTaskCompletedRequest request)
    {
        List<SlotLease>? leases = null;
        foreach (var command in request.Commands)
        {
            if (command.ScheduleActivityTaskCommandAttributes is not { RequestEagerExecution: true } attributes)
            {
                continue;
            }

            var lease = stopped || attributes.TaskQueue.Name != taskQueue ? null : slots.TryReserve(isSticky: false);
            if (lease is null)
            {
                attributes.RequestEagerExecution = false;
            }
            else
            {
                (leases ??= []).Add(lease);
            }
        }

        return leases ?? [];
    }

    public void Deliver(IReadOnlyList<PollActivityTaskQueueResponse> tasks, IReadOnlyList<SlotLease> leases)
    {
        for (var i = 0; i < leases.Count; i++)
        {
            if (i < tasks.Count)
            {
                worker.DispatchEager(tasks[i], leases[i]);
            }
            else
            {
                leases[i].Release();
            }
        }
    }
}
