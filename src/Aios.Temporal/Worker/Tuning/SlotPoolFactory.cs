using Microsoft.Extensions.Logging;

namespace Aios.Temporal.Worker.Tuning;

/// <summary>Makes the slots that a supplier describes.</summary>
internal sealed class SlotPoolFactory(string taskQueue, string identity, string buildId, TimeProvider time, ILogger logger)
{
    private readonly ResourceUsage resources = new(time);

    public ISlotPool Create(SlotType type, SlotSupplier supplier, SlotUsage usage) => supplier switch
    {
        FixedSizeSlotSupplier @fixed => new FixedSlotPool(@fixed.SlotCount, usage),
        ResourceBasedSlotSupplier resource =>
            new ResourceSlotPool(resource.TunerOptions, ResourceSlotPool.Bounds.Of(type, resource.Options), resources, usage, time),
        CustomSlotSupplier custom =>
            new CustomSlotPool(custom, isSticky => new(type, taskQueue, identity, buildId, isSticky), usage, time, logger),
        _ => throw new ArgumentException(
            $"Slot supplier {supplier.GetType()} is of no known kind; derive from {nameof(CustomSlotSupplier)}"),
    };
}
