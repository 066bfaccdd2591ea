using System.Collections.Concurrent;
using System.Globalization;

namespace Aios.Temporal.Endurance.Tests;

/// <summary>Workers and servers die at random; nothing is stuck, lost, doubled or non-deterministic.</summary>
[Category("External")]
public class EnduranceTests
{
    private const int Seed = 20261125;
    private const int Concurrency = 25;

    [Test]
    [Category("Kill")]
    [CancelAfter(1_500_000)]
    public async Task TenSteps_WorkerKilledAtRandom_EveryRunCompletesWithTheRightResult()
    {
        var runs = Count("AIOS_KILL_RUNS", 60);
        using var server = await OfficialServer.StartAsync();
        var client = await TemporalClient.ConnectAsync(new(server.Address));
        var taskQueue = $"kill-{Guid.NewGuid():N}";
        var output = new ConcurrentQueue<string>();
        var finished = 0;
        using var done = new CancellationTokenSource();

        var killing = KillAtRandomAsync(server.Address, taskQueue, output, done.Token);
        await RunLoad.TenStepsAsync(client, taskQueue, runs, Concurrency, () => Interlocked.Increment(ref finished));
        await done.CancelAsync();
        var kills = await killing;

        var failures = await HistoryAudit.NondeterminismAsync(
            client, Enumerable.Range(0, runs).Select(number => $"{taskQueue}-{number}"));
        TestContext.Out.WriteLine($"{finished} of {runs} runs completed, {kills} kills, {failures.Count} failed workflow tasks");
        Assert.Multiple(() =>
        {
            Assert.That(finished, Is.EqualTo(runs));
            Assert.That(kills, Is.GreaterThan(0), "no kill happened: the test proved nothing");
            Assert.That(failures, Is.Empty, string.Join('\n', failures));
            Assert.That(output.Where(line => line.Contains("TMPRL1100", StringComparison.Ordinal)), Is.Empty);
        });
    }

    [Test]
    [CancelAfter(600_000)]
    public async Task TenSteps_ServerRestartedUnderLoad_WorkerReconnectsAndNothingIsLost()
    {
        var runs = Count("AIOS_RESTART_RUNS", 40);
        var file = Path.Combine(Path.GetTempPath(), $"endurance-{Guid.NewGuid():N}.db");
        using var server = await OfficialServer.StartAsync(file);
        var client = await TemporalClient.ConnectAsync(new(server.Address));
        var taskQueue = $"restart-{Guid.NewGuid():N}";
        using var worker = await WorkerProcess.StartAsync(server.Address, taskQueue, 1000, new());
        var finished = 0;
        var first = new TaskCompletionSource();

        var load = RunLoad.TenStepsAsync(client, taskQueue, runs, Concurrency, () =>
        {
            Interlocked.Increment(ref finished);
            first.TrySetResult();
        });
        await first.Task.WaitAsync(RunLoad.StuckAfter);
        Assert.That(load.IsCompleted, Is.False, "the load ended before the server was restarted");
        await server.KillAndRestartAsync();
        await load;

        Assert.That(finished, Is.EqualTo(runs));
        File.Delete(file);
    }

    [Test]
    [CancelAfter(900_000)]
    public async Task TenSteps_ConnectionsCutAndStalledAtRandom_EveryRunCompletesWithTheRightResult()
    {
        var runs = Count("AIOS_CHAOS_RUNS", 40);
        using var server = await OfficialServer.StartAsync();
        await using var proxy = new ChaosProxy(server.Address, Seed);
        var direct = await TemporalClient.ConnectAsync(new(server.Address));
        var client = await TemporalClient.ConnectAsync(new(proxy.Address));
        var taskQueue = $"chaos-{Guid.NewGuid():N}";
        using var worker = await WorkerProcess.StartAsync(proxy.Address, taskQueue, 1000, new());
        var finished = 0;

        proxy.Start(longestPause: TimeSpan.FromMilliseconds(600), stall: TimeSpan.FromSeconds(3));
        await RunLoad.TenStepsAsync(client, taskQueue, runs, Concurrency, () => Interlocked.Increment(ref finished));

        var failures = await HistoryAudit.NondeterminismAsync(
            direct, Enumerable.Range(0, runs).Select(number => $"{taskQueue}-{number}"));
        TestContext.Out.WriteLine($"{finished} of {runs} runs completed, {proxy.Cuts} connections cut, {proxy.Stalls} stalled");
        Assert.Multiple(() =>
        {
            Assert.That(finished, Is.EqualTo(runs));
            Assert.That(proxy.Cuts, Is.GreaterThan(0), "no connection was cut: the test proved nothing");
            Assert.That(failures, Is.Empty, string.Join('\n', failures));
        });
    }

    [Test]
    [Category("Soak")]
    [CancelAfter(3_000_000)]
    public async Task OneStep_ManyRunsWithASmallCache_MemoryStaysFlat()
    {
        var runs = Count("AIOS_SOAK_RUNS", 1_500);
        const int Cache = 200;
        const double AllowedGrowth = 1.25;
        using var server = await OfficialServer.StartAsync();
        var client = await TemporalClient.ConnectAsync(new(server.Address));
        var taskQueue = $"soak-{Guid.NewGuid():N}";
        using var worker = await WorkerProcess.StartAsync(server.Address, taskQueue, Cache, new());
        var samples = new List<double>();

        for (var batch = 0; batch < 10; batch++)
        {
            await Parallel.ForAsync(0, runs / 10, new ParallelOptions { MaxDegreeOfParallelism = 50 }, async (number, _) =>
            {
                var id = $"{taskQueue}-{batch}-{number}";
                var result = await client.ExecuteWorkflowAsync((OneStep workflow) => workflow.RunAsync(id), new(id, taskQueue));
                Assert.That(result, Is.EqualTo($"{id}:1:remote"));
            });
            samples.Add(worker.ResidentBytes / 1e6);
        }

        var line = string.Join(' ', samples.Select(megabytes => megabytes.ToString("F0", CultureInfo.InvariantCulture)));
        TestContext.Out.WriteLine($"{runs} runs, cache {Cache}: worker RSS in MB after each tenth: {line}");
        // The first tenths hold start-up, compilation and heap growth: flat means the last tenth against the fourth.
        Assert.That(samples[^1], Is.LessThan(samples[3] * AllowedGrowth), line);
    }

    private static async Task<int> KillAtRandomAsync(
        string address, string taskQueue, ConcurrentQueue<string> output, CancellationToken done)
    {
        var random = new Random(Seed);
        var kills = 0;
        while (!done.IsCancellationRequested)
        {
            using var worker = await WorkerProcess.StartAsync(address, taskQueue, 1000, output);
            try
            {
                await Task.Delay(TimeSpan.FromMilliseconds(random.Next(200, 2_500)), done);
                kills++;
            }
            catch (OperationCanceledException)
            {
                break;
            }
        }

        return kills;
    }

    private static int Count(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var count) ? count : otherwise;
}
