using Aios.Temporal.Server.Clock;
using Aios.Temporal.Server.Namespaces;
using Aios.Temporal.Server.Storage;
using Microsoft.Extensions.Logging;

namespace Aios.Temporal.Server.Runs;

/// <summary>Deletes closed runs when the retention of their namespace has passed.</summary>
internal sealed partial class RetentionLoop(
    NamespaceRegistry namespaces, RunDeletion deletion, ServerClock clock, ILogger<RetentionLoop> logger) : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    private readonly CancellationTokenSource stop = new();
    private Task loop = Task.CompletedTask;

    public void Start() => loop = Task.Run(LoopAsync);

    public async Task PassAsync(CancellationToken cancellationToken)
    {
        foreach (var space in namespaces.All)
        {
            var retention = space.Config.WorkflowExecutionRetentionTtl?.ToTimeSpan() ?? TimeSpan.Zero;
            var now = clock.UtcNow;
            if (retention > TimeSpan.Zero && retention < now - DateTime.UnixEpoch)
            {
                var deleted = await deletion.DeleteClosedAsync(space.NamespaceInfo.Id, now - retention, cancellationToken);
                if (deleted > 0)
                {
                    LogDeleted(deleted, space.NamespaceInfo.Name);
                }
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await loop;
        stop.Dispose();
    }

    private async Task LoopAsync()
    {
        try
        {
            while (true)
            {
                await Task.Delay(Interval, clock.Real, stop.Token);
                await TryPassAsync();
            }
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
    }

    private async Task TryPassAsync()
    {
        try
        {
            await PassAsync(stop.Token);
        }
        catch (StoreException error)
        {
            LogFailed(error);
        }
    }

    [LoggerMessage(EventId = 1201, Level = LogLevel.Information, Message = "{Count} closed runs of namespace {Namespace} were deleted: their retention has passed")]
    private partial void LogDeleted(int count, string @namespace);

    [LoggerMessage(EventId = 1202, Level = LogLevel.Warning, Message = "closed runs could not be deleted, trying again in a minute")]
    private partial void LogFailed(Exception error);
}
