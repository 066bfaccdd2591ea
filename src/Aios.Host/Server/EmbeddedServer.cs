using Aios.Temporal.Server.Hosting;
using Microsoft.Extensions.Logging;

namespace Aios.Host.Server;

/// <summary>Starts the embedded server, or says on the error stream why it cannot.</summary>
internal static class EmbeddedServer
{
    public static async Task<TemporalServer?> TryStartAsync(
        TemporalServerOptions options, LogLevel logLevel, CancellationToken cancellation)
    {
        try
        {
            if (options.DataFile is { } file && Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder)
            {
                Directory.CreateDirectory(folder);
            }

            return await TemporalServer.StartAsync(
                options,
                logging => logging.SetMinimumLevel(logLevel).AddFilter("Microsoft", LogLevel.Warning).AddSimpleConsole(),
                cancellation);
        }
        catch (IOException error)
        {
            await Console.Error.WriteLineAsync(
                $"Cannot listen on {options.Ip}:{options.Port}: {error.Message} Choose another --port, or stop what uses it.");
        }
        catch (TemporalServerStartException error)
        {
            await Console.Error.WriteLineAsync(error.Message);
        }

        return null;
    }
}
