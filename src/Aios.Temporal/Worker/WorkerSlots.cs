using Aios.Temporal.Worker.Calls;
using Aios.Temporal.Worker.Tuning;
using Microsoft.Extensions.Logging;

namespace Aios.Temporal.Worker;

/// <summary>The slots of a worker.</summary>
internal sealed record WorkerSlots(ISlotPool Workflows, ISlotPool Activities, ISlotPool LocalActivities, int? FixedWorkflowSlots)
{
    /// <summary>Slots of each kind if nothing is set.</summary>
    private const int DefaultSlots = 100;

    public static WorkerSlots Create(TemporalWorkerOptions options, WorkerProfile profile, ILogger logger)
    {
        var tuner = options.Tuner ?? WorkerTuner.CreateFixedSize(
            options.MaxConcurrentWorkflowTasks ?? DefaultSlots,
            options.MaxConcurrentActivities ?? DefaultSlots,
            options.MaxConcurrentLocalActivities ?? DefaultSlots);
        var factory = new SlotPoolFactory(profile.TaskQueue, profile.Identity, profile.BuildId, options.TimeProvider, logger);
        return new(
            factory.Create(SlotType.Workflow, tuner.WorkflowTaskSlotSupplier),
            factory.Create(SlotType.Activity, tuner.ActivityTaskSlotSupplier),
            factory.Create(SlotType.LocalActivity, tuner.LocalActivitySlotSupplier),
            (tuner.WorkflowTaskSlotSupplier as FixedSizeSlotSupplier)?.SlotCount);
    }
}
