using System.Diagnostics;
using Aios.Temporal.Conformance.Tests.Server;

namespace Aios.Temporal.Conformance.Tests.Interop;

/// <summary>Scripts of tests/peers/interop with the official TypeScript SDK, run by Node.</summary>
internal sealed class NodePeer : IAsyncDisposable
{
    private static readonly TimeSpan ReadyLimit = TimeSpan.FromMinutes(2);
    private static readonly Lazy<Task<string>> Scripts = new(InstallAsync);

    private readonly Process _process;

    private NodePeer(Process process) => _process = process;

    /// <summary>A TypeScript worker: <paramref name="kind"/> is <c>workflows</c> or <c>activities</c>.</summary>
    public static async Task<NodePeer> StartWorkerAsync(string address, string taskQueue, string kind)
    {
        var start = new ProcessStartInfo("node") { RedirectStandardOutput = true };
        foreach (var argument in new[] { Path.Combine(await Scripts.Value, "worker.js"), address, taskQueue, kind })
        {
            start.ArgumentList.Add(argument);
        }

        var process = Process.Start(start)!;
        var line = await process.StandardOutput.ReadLineAsync().WaitAsync(ReadyLimit);
        Assert.That(line, Is.EqualTo("ready"), "first line of the TypeScript worker");
        return new NodePeer(process);
    }

    /// <summary>Runs a script to its end and returns what it printed.</summary>
    public static async Task<string> RunAsync(string script, params string[] arguments)
    {
        var (exitCode, output) = await CommandLine.RunAsync("node", [Path.Combine(await Scripts.Value, script), .. arguments]);
        Assert.That(exitCode, Is.Zero, $"{script} failed:\n{output}");
        return output.Trim();
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static async Task<string> InstallAsync()
    {
        var (exitCode, output) = await CommandLine.RunAsync(Path.Combine(RepositoryPaths.Root, "eng", "npm-peers.sh"));
        Assert.That(exitCode, Is.Zero, $"eng/npm-peers.sh could not install the npm peers:\n{output}");
        return Path.Combine(Path.GetDirectoryName(output.Trim().Split('\n')[^1])!, "interop");
    }
}
