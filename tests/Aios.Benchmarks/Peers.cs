using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Aios.Benchmarks;

/// <summary>A child process that is ready when a line of its output says so, and gone when disposed.</summary>
internal sealed class ChildProcess : IDisposable
{
    private static readonly TimeSpan ReadyTimeout = TimeSpan.FromMinutes(2);
    private readonly Process process;

    private ChildProcess(Process process) => this.process = process;

    public int Id => process.Id;

    public static async Task<ChildProcess> StartAsync(
        string file, IEnumerable<string> arguments, string? readyLine, string? workingDirectory = null)
    {
        var info = new ProcessStartInfo(file, arguments)
        {
            RedirectStandardOutput = true,
            WorkingDirectory = workingDirectory ?? Environment.CurrentDirectory,
        };
        var started = Process.Start(info) ?? throw new InvalidOperationException($"{file} did not start");
        var ready = new TaskCompletionSource();
        started.OutputDataReceived += (_, line) =>
        {
            if (line.Data is null)
            {
                ready.TrySetException(new InvalidOperationException($"{file} ended before it was ready"));
            }
            else if (readyLine is not null && line.Data.Contains(readyLine, StringComparison.Ordinal))
            {
                ready.TrySetResult();
            }
        };
        started.BeginOutputReadLine();
        if (readyLine is not null)
        {
            await ready.Task.WaitAsync(ReadyTimeout);
        }

        return new(started);
    }

    public void Dispose()
    {
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
    }
}

/// <summary>Servers and workers that nobody here wrote, and ours beside them.</summary>
internal static class Peers
{
    public static string Tools { get; } = Required("AIOS_TOOLS");

    public static string NodeModules { get; } = Required("AIOS_NPM_PEERS");

    public static async Task<(ChildProcess Process, string Address)> StartServerAsync(string name)
    {
        var port = FreePort();
        var process = name switch
        {
            "java" => await ChildProcess.StartAsync($"{Tools}/bin/temporal-java-test-server", [$"{port}"], null),
            "dev" => await ChildProcess.StartAsync(
                $"{Tools}/bin/temporal",
                ["server", "start-dev", "--headless", "--ip", "127.0.0.1", "--port", $"{port}", "--log-level", "error"],
                null),
            _ => throw new ArgumentException($"unknown server {name}: java or dev"),
        };
        return (process, $"127.0.0.1:{port}");
    }

    public static Task<ChildProcess> StartWorkerAsync(string name, string address, string taskQueue) => name switch
    {
        "managed" => ChildProcess.StartAsync(Environment.ProcessPath!, ["worker", address, taskQueue], "ready"),
        "typescript" => ChildProcess.StartAsync(
            "node", ["bench/worker.js", address, taskQueue], "ready", Path.GetDirectoryName(NodeModules)),
        _ => throw new ArgumentException($"unknown worker {name}: managed or typescript"),
    };

    public static async Task WaitUntilServingAsync(string address)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            try
            {
                var client = await TemporalClient.ConnectAsync(new(address));
                await client.WorkflowService.DescribeNamespaceAsync(new() { Namespace = "default" });
                return;
            }
            catch (Exception error) when (!deadline.IsCancellationRequested && error is not OperationCanceledException)
            {
                await Task.Delay(100, deadline.Token);
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string Required(string variable) => Environment.GetEnvironmentVariable(variable)
        ?? throw new InvalidOperationException($"{variable} is not set: start the benchmarks with make bench");
}
