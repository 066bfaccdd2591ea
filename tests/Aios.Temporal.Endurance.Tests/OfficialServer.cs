using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Aios.Temporal.Endurance.Tests;

/// <summary>The official development server in a process that can be killed and started again on the same port and file.</summary>
internal sealed class OfficialServer : IDisposable
{
    private static readonly TimeSpan ReadyTimeout = TimeSpan.FromSeconds(60);
    private readonly string executable;
    private readonly string? databaseFile;
    private readonly int port = FreePort();
    private Process process;

    private OfficialServer(string executable, string? databaseFile)
    {
        this.executable = executable;
        this.databaseFile = databaseFile;
        process = StartProcess();
    }

    public string Address => $"127.0.0.1:{port}";

    public static async Task<OfficialServer> StartAsync(string? databaseFile = null)
    {
        var tools = Environment.GetEnvironmentVariable("AIOS_TOOLS");
        var program = Path.Combine(tools ?? string.Empty, "bin", "temporal");
        Assert.That(File.Exists(program), Is.True, "the official server is missing: export AIOS_TOOLS=$(eng/tools.sh)");
        var server = new OfficialServer(program, databaseFile);
        await server.WaitUntilReadyAsync();
        return server;
    }

    public async Task KillAndRestartAsync()
    {
        Stop();
        process = StartProcess();
        await WaitUntilReadyAsync();
    }

    public void Dispose() => Stop();

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private Process StartProcess()
    {
        List<string> arguments =
            ["server", "start-dev", "--headless", "--ip", "127.0.0.1", "--port", $"{port}", "--log-level", "never"];
        if (databaseFile is not null)
        {
            arguments.AddRange(["--db-filename", databaseFile]);
        }

        return Process.Start(new ProcessStartInfo(executable, arguments) { RedirectStandardOutput = true })!;
    }

    private async Task WaitUntilReadyAsync()
    {
        using var deadline = new CancellationTokenSource(ReadyTimeout);
        while (true)
        {
            try
            {
                var client = await TemporalClient.ConnectAsync(new(Address));
                await client.WorkflowService.DescribeNamespaceAsync(new() { Namespace = "default" });
                return;
            }
            catch (Exception error) when (error is RpcException or InvalidOperationException)
            {
                Assert.That(deadline.IsCancellationRequested, Is.False, $"the server did not serve within {ReadyTimeout}: {error.Message}");
                await Task.Delay(100);
            }
        }
    }

    private void Stop()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }
}
