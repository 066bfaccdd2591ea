using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Aios.Temporal.Common;

/// <summary>Metrics of one worker: pollers, slots and the cache of runs.</summary>
internal sealed class WorkerMetrics(string @namespace, string taskQueue)
{
    private static readonly Counter<long> Starts = TemporalInstruments.Counter("worker_start", "Workers started.");
    private static readonly Gauge<long> PollerCount = TemporalInstruments.Gauge("num_pollers", "Open polls by queue type.");
    private static readonly Gauge<long> FreeSlots =
        TemporalInstruments.Gauge("worker_task_slots_available", "Free slots by task type.");
    private static readonly Gauge<long> UsedSlots =
        TemporalInstruments.Gauge("worker_task_slots_used", "Used slots by task type.");
    private static readonly Counter<long> CacheHits =
        TemporalInstruments.Counter("sticky_cache_hit", "Workflow tasks whose run was cached.");
    private static readonly Counter<long> CacheMisses =
        TemporalInstruments.Counter("sticky_cache_miss", "Sticky workflow tasks whose run was not cached any more.");
    private static readonly Gauge<long> CachedRuns = TemporalInstruments.Gauge("sticky_cache_size", "Cached runs.");
    private static readonly Counter<long> Evictions =
        TemporalInstruments.Counter("sticky_cache_total_forced_eviction", "Runs dropped from the cache before their end.");

    public WorkflowMetrics Workflows { get; } = new(@namespace, taskQueue);

    public ActivityMetrics Activities { get; } = new(@namespace, taskQueue);

    public void Started() => Starts.Add(1, Tags());

    /// <param name="pollerType">One of <see cref="MetricPollerTypes"/>.</param>
    /// <param name="count">Open polls now.</param>
    public void SetPollers(string pollerType, int count) => PollerCount.Record(count, Tags(MetricTagNames.PollerType, pollerType));

    /// <param name="workerType">One of <see cref="MetricWorkerTypes"/>.</param>
    /// <param name="used">Slots in use now.</param>
    /// <param name="available">Free slots now; null if the supplier does not know.</param>
    public void SetSlots(string workerType, int used, int? available)
    {
        var tags = Tags(MetricTagNames.WorkerType, workerType);
        UsedSlots.Record(used, tags);
        if (available is { } free)
        {
            FreeSlots.Record(free, tags);
        }
    }

    public void CacheHit() => CacheHits.Add(1, Tags());

    public void CacheMiss() => CacheMisses.Add(1, Tags());

    public void SetCacheSize(int runs) => CachedRuns.Record(runs, Tags());

    public void ForcedEviction() => Evictions.Add(1, Tags());

    private TagList Tags() => new()
    {
        { MetricTagNames.Namespace, @namespace },
        { MetricTagNames.TaskQueue, taskQueue },
    };

    private TagList Tags(string name, string value)
    {
        var tags = Tags();
        tags.Add(name, value);
        return tags;
    }
}
