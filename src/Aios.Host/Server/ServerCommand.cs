using System.CommandLine;
using Aios.Temporal.Server.Hosting;
using Microsoft.Extensions.Logging;

namespace Aios.Host.Server;

/// <summary>The verb <c>server</c>: the embedded Temporal server alone, until it is told to stop.</summary>
internal static class ServerCommand
{
    private static readonly Option<int> Port = new("--port")
    {
        Description = "gRPC port; 0 takes a free one.",
        DefaultValueFactory = _ => 7233,
    };

    private static readonly Option<string> Ip = new("--ip")
    {
        Description = "Address to listen on. Anything but loopback exposes a server without authentication.",
        DefaultValueFactory = _ => "127.0.0.1",
    };

    private static readonly Option<string> Data = new("--data")
    {
        Description = "Data file.",
        DefaultValueFactory = _ => DataFolder.ServerFile,
    };

    private static readonly Option<bool> InMemory = new("--in-memory")
    {
        Description = "Keep nothing on disk: everything is gone when the server stops.",
    };

    private static readonly Option<string[]> Namespaces = new("--namespace")
    {
        Description = "Namespace to create if it is missing; may be given several times.",
        DefaultValueFactory = _ => ["default"],
        AllowMultipleArgumentsPerToken = true,
    };

    public static Command Create()
    {
        Port.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 0 or > 65_535)
            {
                result.AddError("--port must be between 0 and 65535.");
            }
        });
        Ip.Validators.Add(result =>
        {
            if (!System.Net.IPAddress.TryParse(result.GetValueOrDefault<string>(), out _))
            {
                result.AddError("--ip must be an IP address, for example 127.0.0.1.");
            }
        });
        var command = new Command("server", "Start the embedded Temporal server and serve until stopped.") { Port, Ip, Data, InMemory, Namespaces };
        command.SetAction((parsed, cancellation) => RunAsync(
            new()
            {
                Port = parsed.GetValue(Port),
                Ip = parsed.GetValue(Ip)!,
                DataFile = parsed.GetValue(InMemory) ? null : parsed.GetValue(Data),
                Namespaces = parsed.GetValue(Namespaces)!,
            },
            cancellation));
        return command;
    }

    private static async Task<int> RunAsync(TemporalServerOptions options, CancellationToken cancellation)
    {
        var server = await EmbeddedServer.TryStartAsync(options, LogLevel.Information, cancellation);
        if (server is null)
        {
            return ExitCode.CannotStart;
        }

        await using (server)
        {
            Console.WriteLine($"serving on {server.Address}, {(options.DataFile is null ? "in memory" : $"data in {options.DataFile}")}; stop with Ctrl+C");
            try
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellation);
            }
            catch (OperationCanceledException)
            {
                Console.WriteLine("stopping");
            }
        }

        return ExitCode.Success;
    }
}
