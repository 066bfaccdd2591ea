namespace Aios.Temporal.Worker.Tuning;

/// <summary>Gives slots as long as memory and CPU usage stay below their targets.</summary>
public sealed class ResourceBasedSlotSupplier : SlotSupplier
{
    /// <summary>Creates a supplier.</summary>
    /// <param name="options">Bounds of this supplier.</param>
    /// <param name="tunerOptions">Targets, shared by all suppliers of a worker.</param>
    public ResourceBasedSlotSupplier(ResourceBasedSlotSupplierOptions options, ResourceBasedTunerOptions tunerOptions)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(tunerOptions);
        Options = options;
        TunerOptions = tunerOptions;
    }

    /// <summary>Bounds of this supplier.</summary>
    public ResourceBasedSlotSupplierOptions Options { get; }

    /// <summary>Targets.</summary>
    public ResourceBasedTunerOptions TunerOptions { get; }
}

/// <summary>Bounds of a resource based supplier.</summary>
/// <param name="MinimumSlots">Slots given without looking at usage. Default 2 for workflow tasks, else 1.</param>
/// <param name="MaximumSlots">Slots never exceeded. Default 1000 for workflow tasks, else 2000.</param>
/// <param name="RampThrottle">Shortest time between two slots above the minimum. Default 0 for workflow tasks, else 50 ms.</param>
public sealed record ResourceBasedSlotSupplierOptions(int? MinimumSlots = null, int? MaximumSlots = null, TimeSpan? RampThrottle = null);

/// <summary>Targets of a resource based tuner.</summary>
/// <param name="TargetMemoryUsage">Memory usage to stay below, from 0 to 1.</param>
/// <param name="TargetCpuUsage">CPU usage to stay below, from 0 to 1.</param>
public sealed record ResourceBasedTunerOptions(double TargetMemoryUsage, double TargetCpuUsage);
