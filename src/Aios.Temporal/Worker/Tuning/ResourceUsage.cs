namespace Aios.Temporal.Worker.Tuning;

/// <summary>Memory and CPU usage of this process, from 0 to 1 of what it may use; refreshed at most ten times a second.</summary>
internal sealed class ResourceUsage(TimeProvider time)
{
    private static readonly TimeSpan RefreshInterval = TimeSpan.FromMilliseconds(100);

    private readonly Lock gate = new();
    private long lastTimestamp;
    private TimeSpan lastProcessorTime;
    private double memory;
    private double processor;

    public bool IsBelow(ResourceBasedTunerOptions targets)
    {
        lock (gate)
        {
            Refresh();
            return memory < targets.TargetMemoryUsage && processor < targets.TargetCpuUsage;
        }
    }

    private void Refresh()
    {
        var now = time.GetTimestamp();
        var elapsed = time.GetElapsedTime(lastTimestamp, now);
        if (lastTimestamp != 0 && elapsed < RefreshInterval)
        {
            return;
        }

        var used = Environment.CpuUsage.TotalTime;
        if (lastTimestamp != 0)
        {
            processor = (used - lastProcessorTime) / elapsed / Environment.ProcessorCount;
        }

        var load = GC.GetGCMemoryInfo();
        memory = load.TotalAvailableMemoryBytes > 0 ? (double)Environment.WorkingSet / load.TotalAvailableMemoryBytes : 0;
        lastTimestamp = now;
        lastProcessorTime = used;
    }
}
