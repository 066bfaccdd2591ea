using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace Aios.Temporal.Endurance.Tests;

/// <summary>The endurance worker as a child process.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private static readonly TimeSpan ReadyTimeout = TimeSpan.FromSeconds(60);
    private readonly Process process;
    private readonly TaskCompletionSource ready = new();

    private WorkerProcess(Process process, ConcurrentQueue<string> output)
    {
        this.process = process;
        process.OutputDataReceived += (_, line) =>
        {
            switch (line.Data)
            {
                case "ready":
                    ready.TrySetResult();
                    break;
                case null:
                    ready.TrySetException(new InvalidOperationException("the worker ended before it was ready"));
                    break;
                default:
                    output.Enqueue(line.Data);
                    break;
            }
        };
        process.BeginOutputReadLine();
    }

    /// <summary>Resident memory in bytes.</summary>
    public long ResidentBytes => 1024 * long.Parse(
        File.ReadLines($"/proc/{process.Id}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
        CultureInfo.InvariantCulture);

    public static async Task<WorkerProcess> StartAsync(
        string address, string taskQueue, int cachedWorkflows, ConcurrentQueue<string> output)
    {
        var library = typeof(TenSteps).Assembly.Location;
        var info = new ProcessStartInfo("dotnet", [library, address, taskQueue, $"{cachedWorkflows}"])
        {
            RedirectStandardOutput = true,
        };
        // The product's default for a worker that shares a small machine.
        info.Environment["DOTNET_gcConcurrent"] = "0";
        var worker = new WorkerProcess(Process.Start(info)!, output);
        await worker.ready.Task.WaitAsync(ReadyTimeout);
        return worker;
    }

    /// <summary>SIGKILL: no handler, no flush, no goodbye.</summary>
    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }
}
