using Aios.Temporal.Activities;
using Aios.Temporal.Common;

namespace Aios.Temporal.Worker;

/// <summary>Meters handed to user code.</summary>
internal static class WorkerMeters
{
    public static MetricMeter OfActivity(ActivityInfo info) => TemporalInstruments.UserMeter.WithTags(
    [
        new(MetricTagNames.Namespace, info.Namespace),
        new(MetricTagNames.TaskQueue, info.TaskQueue),
        new(MetricTagNames.ActivityType, info.ActivityType),
    ]);
}
