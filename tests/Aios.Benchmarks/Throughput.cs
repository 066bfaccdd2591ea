using System.Diagnostics;

namespace Aios.Benchmarks;

/// <summary>Runs per second, median latency, worker CPU per run and worker memory of one cell of the table.</summary>
internal sealed record ThroughputResult(double RunsPerSecond, double MedianMilliseconds, double CpuMilliseconds, double ResidentMegabytes);

/// <summary>A closed loop: <c>c</c> callers, each starting its next run when its last one has ended.</summary>
internal static class Throughput
{
    public static async Task<ThroughputResult> MeasureAsync(
        string address, string worker, int concurrency, TimeSpan warmUp, TimeSpan duration)
    {
        var taskQueue = $"bench-{Guid.NewGuid():N}";
        var client = await TemporalClient.ConnectAsync(new(address));
        using var process = await Peers.StartWorkerAsync(worker, address, taskQueue);
        await RunLoopsAsync(client, taskQueue, concurrency, warmUp);

        var before = ProcessUsage.Read(process.Id);
        var watch = Stopwatch.StartNew();
        var latencies = await RunLoopsAsync(client, taskQueue, concurrency, duration);
        var elapsed = watch.Elapsed;
        var after = ProcessUsage.Read(process.Id);

        latencies.Sort();
        return new(
            latencies.Count / elapsed.TotalSeconds,
            latencies[latencies.Count / 2],
            (after.Cpu - before.Cpu).TotalMilliseconds / latencies.Count,
            after.ResidentBytes / 1e6);
    }

    private static async Task<List<double>> RunLoopsAsync(
        TemporalClient client, string taskQueue, int concurrency, TimeSpan duration)
    {
        var started = Stopwatch.GetTimestamp();
        var loops = Enumerable.Range(0, concurrency).Select(async _ =>
        {
            var latencies = new List<double>();
            while (Stopwatch.GetElapsedTime(started) < duration)
            {
                var run = Stopwatch.GetTimestamp();
                var result = await client.ExecuteWorkflowAsync(
                    (ThreeActivities workflow) => workflow.RunAsync("run"),
                    new($"bench-{Guid.NewGuid():N}", taskQueue));
                latencies.Add(Stopwatch.GetElapsedTime(run).TotalMilliseconds);
                if (result != "run...")
                {
                    throw new InvalidOperationException($"wrong result: {result}");
                }
            }

            return latencies;
        });
        return [.. (await Task.WhenAll(loops)).SelectMany(latencies => latencies)];
    }
}
