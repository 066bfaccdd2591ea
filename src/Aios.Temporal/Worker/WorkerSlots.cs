using Aios.Temporal.Common;
using Aios.Temporal.Worker.Calls;
using Aios.Temporal.Worker.Tuning;
using Microsoft.Extensions.Logging;

namespace Aios.Temporal.Worker;

/// <summary>The slots of a worker.</summary>
internal sealed record WorkerSlots(ISlotPool Workflows, ISlotPool Activities, ISlotPool LocalActivities, int? FixedWorkflowSlots)
{
    /// <summary>Slots of each kind if nothing is set.</summary>
    private const int DefaultSlots = 100;

    public static WorkerSlots Create(TemporalWorkerOptions options, WorkerProfile profile, WorkerMetrics metrics, ILogger logger)
    {
        var tuner = options.Tuner ?? WorkerTuner.CreateFixedSize(
            options.MaxConcurrentWorkflowTasks ?? DefaultSlots,
            options.MaxConcurrentActivities ?? DefaultSlots,
            options.MaxConcurrentLocalActivities ?? DefaultSlots);
        var factory = new SlotPoolFactory(profile.TaskQueue, profile.Identity, profile.BuildId, options.TimeProvider, logger);
        return new(
            factory.Create(SlotType.Workflow, tuner.WorkflowTaskSlotSupplier, Usage(metrics, MetricWorkerTypes.Workflow, tuner.WorkflowTaskSlotSupplier)),
            factory.Create(SlotType.Activity, tuner.ActivityTaskSlotSupplier, Usage(metrics, MetricWorkerTypes.Activity, tuner.ActivityTaskSlotSupplier)),
            factory.Create(SlotType.LocalActivity, tuner.LocalActivitySlotSupplier, Usage(metrics, MetricWorkerTypes.LocalActivity, tuner.LocalActivitySlotSupplier)),
            (tuner.WorkflowTaskSlotSupplier as FixedSizeSlotSupplier)?.SlotCount);
    }

    private static SlotUsage Usage(WorkerMetrics metrics, string workerType, SlotSupplier supplier)
    {
        var slots = (supplier as FixedSizeSlotSupplier)?.SlotCount;
        return new(used => metrics.SetSlots(workerType, used, slots - used));
    }
}
