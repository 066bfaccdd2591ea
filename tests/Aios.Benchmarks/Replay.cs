using System.Diagnostics;
using System.Globalization;
using Aios.Temporal.Api.History.V1;
using Google.Protobuf;

namespace Aios.Benchmarks;

/// <summary>Replay speed of one long history, ours against the official TypeScript SDK on the same file.</summary>
internal static class Replay
{
    private const int Rounds = 5;

    public static async Task<(int Events, double Ours, double TypeScript)> CompareAsync()
    {
        var path = Path.Combine(Path.GetTempPath(), $"replay-{Guid.NewGuid():N}.bin");
        var history = LongHistory.Create();
        var events = new History();
        events.Events.AddRange(history.Events);
        await File.WriteAllBytesAsync(path, events.ToByteArray());
        try
        {
            var ours = await CaptureAsync(Environment.ProcessPath!, ["replay", path, $"{Rounds}"], Environment.CurrentDirectory);
            var theirs = await CaptureAsync("node", ["bench/replay.js", path, $"{Rounds}"], Path.GetDirectoryName(Peers.NodeModules)!);
            return (history.Events.Count, ours, theirs);
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>The child process: prints the best rate of all rounds, as the TypeScript peer does.</summary>
    public static async Task<int> RunAsync(string path, int rounds)
    {
        var history = new WorkflowHistory("bench", [.. History.Parser.ParseFrom(await File.ReadAllBytesAsync(path)).Events]);
        var replayer = new WorkflowReplayer(new WorkflowReplayerOptions().AddWorkflow<ManyActivities>());
        var best = 0.0;
        for (var round = 0; round < rounds; round++)
        {
            var started = Stopwatch.GetTimestamp();
            await replayer.ReplayWorkflowAsync(history);
            best = Math.Max(best, history.Events.Count / Stopwatch.GetElapsedTime(started).TotalSeconds);
        }

        Console.WriteLine(best.ToString("F0", CultureInfo.InvariantCulture));
        return 0;
    }

    private static async Task<double> CaptureAsync(string file, string[] arguments, string workingDirectory)
    {
        using var process = Process.Start(new ProcessStartInfo(file, arguments)
        {
            RedirectStandardOutput = true,
            WorkingDirectory = workingDirectory,
        })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? double.Parse(output.Trim().Split('\n')[^1], CultureInfo.InvariantCulture)
            : throw new InvalidOperationException($"{file} {string.Join(' ', arguments)} ended with code {process.ExitCode}");
    }
}
