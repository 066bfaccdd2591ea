using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Aios.Temporal.Conformance.Tests.Server;

/// <summary>An official development server as a child process. With a database file it can be restarted.</summary>
internal sealed class DevServer : IAsyncDisposable
{
    /// <summary>Events after which the server suggests to continue as new.</summary>
    private const int SuggestContinueAfterEvents = 300;

    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly ConcurrentQueue<string> _log = new();
    private readonly string? _databaseFile;
    private readonly int _port;
    private Process? _process;

    private DevServer(string? databaseFile)
    {
        _databaseFile = databaseFile;
        _port = FreePort();
    }

    public string Address => $"127.0.0.1:{_port}";

    public static async Task<DevServer> StartAsync(string? databaseFile = null)
    {
        var server = new DevServer(databaseFile);
        await server.StartProcessAsync();
        return server;
    }

    /// <summary>Kills the server as a power cut would.</summary>
    public async Task KillAsync()
    {
        if (_process is { } process)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
            process.Dispose();
            _process = null;
        }
    }

    public Task RestartAsync() => StartProcessAsync();

    public async ValueTask DisposeAsync() => await KillAsync();

    /// <summary>A port that nobody listens on now.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task StartProcessAsync()
    {
        var start = new ProcessStartInfo(ExternalTools.Temporal) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in Arguments())
        {
            start.ArgumentList.Add(argument);
        }

        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => _log.Enqueue(line.Data ?? "");
        _process.ErrorDataReceived += (_, line) => _log.Enqueue(line.Data ?? "");
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await WaitUntilReadyAsync();
    }

    private IEnumerable<string> Arguments()
    {
        string[] fixedArguments =
        [
            "server", "start-dev", "--headless", "--ip", "127.0.0.1", "--port", $"{_port}", "--log-level", "error",
            "--dynamic-config-value", $"limit.historyCount.suggestContinueAsNew={SuggestContinueAfterEvents}",
            "--search-attribute", "ScenarioKeyword=Keyword", "--search-attribute", "ScenarioText=Text",
            "--search-attribute", "ScenarioInt=Int", "--search-attribute", "ScenarioDouble=Double",
            "--search-attribute", "ScenarioBool=Bool", "--search-attribute", "ScenarioTime=Datetime",
            "--search-attribute", "ScenarioList=KeywordList",
        ];
        return _databaseFile is null ? fixedArguments : [.. fixedArguments, "--db-filename", _databaseFile];
    }

    private async Task WaitUntilReadyAsync()
    {
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < StartLimit)
        {
            if (_process!.HasExited)
            {
                break;
            }

            var (exitCode, _) = await CommandLine.RunAsync(
                ExternalTools.Temporal, "operator", "cluster", "health", "--address", Address);
            if (exitCode == 0)
            {
                return;
            }
        }

        throw new InvalidOperationException($"The official server did not get ready on {Address}:\n{string.Join('\n', _log)}");
    }
}
