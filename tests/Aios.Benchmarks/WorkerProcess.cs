namespace Aios.Benchmarks;

/// <summary>Our worker with its default options, alone in its process so that its CPU and memory can be read.</summary>
internal static class WorkerProcess
{
    public static async Task<int> RunAsync(string address, string taskQueue)
    {
        var client = await TemporalClient.ConnectAsync(new(address));
        var options = new TemporalWorkerOptions(taskQueue)
            .AddWorkflow<ThreeActivities>()
            .AddWorkflow<ManyActivities>()
            .AddActivity(BenchmarkActivities.Append);
        using var worker = new TemporalWorker(client, options);
        Console.WriteLine("ready");
        await worker.ExecuteAsync(CancellationToken.None);
        return 0;
    }
}
