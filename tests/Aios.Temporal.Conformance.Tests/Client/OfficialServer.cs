using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Aios.Temporal.Client;
using Aios.Temporal.Exceptions;

namespace Aios.Temporal.Conformance.Tests.Client;

/// <summary>One official development server for all client tests. Ids and task queues keep the tests apart.</summary>
[SetUpFixture]
public sealed class OfficialServer
{
    private static readonly TimeSpan ReadyTimeout = TimeSpan.FromSeconds(60);
    private static Process? process;

    /// <summary>Connected client of the namespace "default".</summary>
    internal static TemporalClient Client { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        var program = Path.Combine(Environment.GetEnvironmentVariable("AIOS_TOOLS") ?? string.Empty, "bin", "temporal");
        Assert.That(File.Exists(program), Is.True, "the official server is missing: export AIOS_TOOLS=$(eng/tools.sh)");
        var port = FreePort();
        string[] arguments =
            ["server", "start-dev", "--headless", "--ip", "127.0.0.1", "--port", $"{port}", "--log-level", "never"];
        process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        Client = await Until.SucceedsAsync(
            "the server serves",
            ReadyTimeout,
            async () =>
            {
                var client = await TemporalClient.ConnectAsync(new($"127.0.0.1:{port}"));
                await client.WorkflowService.DescribeNamespaceAsync(new() { Namespace = client.Options.Namespace });
                return client;
            },
            error => error is RpcException or InvalidOperationException);
    }

    [OneTimeTearDown]
    public void Stop()
    {
        process?.Kill();
        process?.WaitForExit();
        process?.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
