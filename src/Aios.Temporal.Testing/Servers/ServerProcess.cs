using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Aios.Temporal.Client;

namespace Aios.Temporal.Testing;

/// <summary>A server that runs as a child process.</summary>
internal sealed class ServerProcess : RunningServer
{
    /// <summary>How long a start may take if the options do not say.</summary>
    public static readonly TimeSpan DefaultStartupTimeout = TimeSpan.FromSeconds(30);

    private const int MaxKeptOutput = 4_000;
    private static readonly TimeSpan RetryInterval = TimeSpan.FromMilliseconds(100);

    private readonly Process process;
    private readonly StringBuilder output = new();

    private ServerProcess(Process process, string targetHost)
    {
        this.process = process;
        TargetHost = targetHost;
    }

    public override string TargetHost { get; }

    /// <summary>Starts a program and waits until it takes connections.</summary>
    /// <exception cref="InvalidOperationException">It cannot be started, ends at once, or does not become ready in time.</exception>
    public static async Task<ServerProcess> StartAsync(string path, IEnumerable<string> arguments, string targetHost, TimeSpan? startupTimeout)
    {
        var start = new ProcessStartInfo(path) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        var started = Start(start, path);
        var server = new ServerProcess(started, targetHost);
        started.OutputDataReceived += server.Keep;
        started.ErrorDataReceived += server.Keep;
        started.BeginOutputReadLine();
        started.BeginErrorReadLine();
        try
        {
            await server.WaitUntilReadyAsync(startupTimeout ?? DefaultStartupTimeout).ConfigureAwait(false);
        }
        catch
        {
            await server.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        return server;
    }

    /// <summary>The full path of a program, or null if it is not on the search path.</summary>
    public static string? FindOnPath(string program)
    {
        var name = OperatingSystem.IsWindows() ? program + ".exe" : program;
        return Environment.GetEnvironmentVariable("PATH")?
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public override async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync().ConfigureAwait(false);
        }

        process.Dispose();
    }

    private static Process Start(ProcessStartInfo start, string path)
    {
        try
        {
            return Process.Start(start) ?? throw new InvalidOperationException($"{path} did not start");
        }
        catch (Exception e) when (e is System.ComponentModel.Win32Exception or FileNotFoundException)
        {
            throw new InvalidOperationException($"The test server {path} cannot be started: {e.Message}. Install it, or set ExistingPath to where it is", e);
        }
    }

    private async Task WaitUntilReadyAsync(TimeSpan timeout)
    {
        using var late = new CancellationTokenSource(timeout, TimeProvider.System);
        while (true)
        {
            if (process.HasExited)
            {
                throw new InvalidOperationException($"The test server ended with code {process.ExitCode} before it was ready: {output}");
            }

            try
            {
                var connection = await TemporalConnection.ConnectAsync(new(TargetHost)).WaitAsync(late.Token).ConfigureAwait(false);
                connection.Close();
                return;
            }
            catch (OperationCanceledException e) when (late.IsCancellationRequested)
            {
                throw new InvalidOperationException($"The test server was not ready within {timeout}: {output}", e);
            }
            catch (Exception) when (!late.IsCancellationRequested)
            {
                await Task.Delay(RetryInterval, TimeProvider.System).ConfigureAwait(false);
            }
        }
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (output)
        {
            if (line.Data is { } text && output.Length < MaxKeptOutput)
            {
                output.AppendLine(text);
            }
        }
    }
}
