using Aios.Temporal.Server.Hosting;

namespace Aios.Temporal.Server.Tests.Hosting;

/// <summary>A process with a server that nobody stops.</summary>
internal static class ServingProcess
{
    public static async Task RunAsync()
    {
        await using var server = await TemporalServer.StartAsync(new() { Port = 0 });
        await Console.Out.WriteLineAsync(server.Address);
        await Console.Out.FlushAsync();
        await Task.Delay(Timeout.InfiniteTimeSpan);
    }
}
