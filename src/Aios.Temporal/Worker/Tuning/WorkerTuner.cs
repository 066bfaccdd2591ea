namespace Aios.Temporal.Worker.Tuning;

/// <summary>Slot suppliers of a worker.</summary>
public interface IWorkerTuner
{
    /// <summary>Supplier for workflow tasks.</summary>
    SlotSupplier WorkflowTaskSlotSupplier { get; }

    /// <summary>Supplier for activities.</summary>
    SlotSupplier ActivityTaskSlotSupplier { get; }

    /// <summary>Supplier for local activities.</summary>
    SlotSupplier LocalActivitySlotSupplier { get; }
}

/// <summary>Slot suppliers of a worker.</summary>
public class WorkerTuner : IWorkerTuner
{
    private const int DefaultNexusSlots = 100;

    /// <summary>Creates a tuner.</summary>
    /// <param name="workflowTaskSlotSupplier">Supplier for workflow tasks.</param>
    /// <param name="activityTaskSlotSupplier">Supplier for activities.</param>
    /// <param name="localActivitySlotSupplier">Supplier for local activities.</param>
    /// <param name="nexusTaskSlotSupplier">Supplier for Nexus tasks; not used by this worker.</param>
    public WorkerTuner(
        SlotSupplier workflowTaskSlotSupplier,
        SlotSupplier activityTaskSlotSupplier,
        SlotSupplier localActivitySlotSupplier,
        SlotSupplier nexusTaskSlotSupplier)
    {
        WorkflowTaskSlotSupplier = workflowTaskSlotSupplier;
        ActivityTaskSlotSupplier = activityTaskSlotSupplier;
        LocalActivitySlotSupplier = localActivitySlotSupplier;
        NexusTaskSlotSupplier = nexusTaskSlotSupplier;
    }

    /// <inheritdoc/>
    public SlotSupplier WorkflowTaskSlotSupplier { get; init; }

    /// <inheritdoc/>
    public SlotSupplier ActivityTaskSlotSupplier { get; init; }

    /// <inheritdoc/>
    public SlotSupplier LocalActivitySlotSupplier { get; init; }

    /// <summary>Supplier for Nexus tasks; not used by this worker.</summary>
    public SlotSupplier NexusTaskSlotSupplier { get; init; }

    /// <summary>Makes a tuner that follows memory and CPU usage.</summary>
    /// <param name="targetMemoryUsage">Memory usage to stay below, from 0 to 1.</param>
    /// <param name="targetCpuUsage">CPU usage to stay below, from 0 to 1.</param>
    /// <param name="workflowOptions">Bounds for workflow tasks.</param>
    /// <param name="activityOptions">Bounds for activities.</param>
    /// <param name="localActivityOptions">Bounds for local activities.</param>
    /// <param name="nexusOptions">Bounds for Nexus tasks; not used by this worker.</param>
    /// <returns>The tuner.</returns>
    public static WorkerTuner CreateResourceBased(
        double targetMemoryUsage,
        double targetCpuUsage,
        ResourceBasedSlotSupplierOptions? workflowOptions = null,
        ResourceBasedSlotSupplierOptions? activityOptions = null,
        ResourceBasedSlotSupplierOptions? localActivityOptions = null,
        ResourceBasedSlotSupplierOptions? nexusOptions = null)
    {
        var targets = new ResourceBasedTunerOptions(targetMemoryUsage, targetCpuUsage);
        return new(
            new ResourceBasedSlotSupplier(workflowOptions ?? new(), targets),
            new ResourceBasedSlotSupplier(activityOptions ?? new(), targets),
            new ResourceBasedSlotSupplier(localActivityOptions ?? new(), targets),
            new ResourceBasedSlotSupplier(nexusOptions ?? new(), targets));
    }

    /// <summary>Makes a tuner with fixed numbers of slots.</summary>
    /// <param name="workflowTaskSlots">Slots for workflow tasks.</param>
    /// <param name="activityTaskSlots">Slots for activities.</param>
    /// <param name="localActivitySlots">Slots for local activities.</param>
    /// <param name="nexusTaskSlots">Slots for Nexus tasks; not used by this worker.</param>
    /// <returns>The tuner.</returns>
    public static WorkerTuner CreateFixedSize(
        int workflowTaskSlots,
        int activityTaskSlots,
        int localActivitySlots,
        int nexusTaskSlots = DefaultNexusSlots) => new(
            new FixedSizeSlotSupplier(workflowTaskSlots),
            new FixedSizeSlotSupplier(activityTaskSlots),
            new FixedSizeSlotSupplier(localActivitySlots),
            new FixedSizeSlotSupplier(nexusTaskSlots));
}
