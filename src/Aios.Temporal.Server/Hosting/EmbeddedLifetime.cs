using Microsoft.Extensions.Hosting;

namespace Aios.Temporal.Server.Hosting;

/// <summary>
/// The server lives as long as its owner lets it. The default lifetime would catch the signals that end the process, and
/// then wait for a shutdown that nobody asked it for.
/// </summary>
internal sealed class EmbeddedLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
