using System.Threading.Channels;
using Aios.Temporal.Server.Engine;
using Aios.Temporal.Server.Storage;

namespace Aios.Temporal.Server.Runs;

/// <summary>
/// What one run owes to others: child starts, signals, cancels, news of its end. Each is idempotent (request ids, event ids), is
/// done without holding the owner's lock, and is derived again from the owner's state after a restart.
/// </summary>
internal sealed class Outbox(IOutboxLog log) : IAsyncDisposable
{
    private const int Workers = 4;
    private static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(500);

    private readonly Channel<(RunKey Owner, RunEffect Effect)> channel = Channel.CreateUnbounded<(RunKey, RunEffect)>();
    private readonly CancellationTokenSource stop = new();
    private RelatedRunCalls? calls;
    private Task[] loops = [];

    public void Attach(RunService runs)
    {
        calls = new(runs);
        loops = [.. Enumerable.Range(0, Workers).Select(_ => Task.Run(RunAsync))];
    }

    public void Enqueue(RunKey owner, RunEffect effect) => channel.Writer.TryWrite((owner, effect));

    public async ValueTask DisposeAsync()
    {
        channel.Writer.TryComplete();
        await stop.CancelAsync();
        await Task.WhenAll(loops);
        stop.Dispose();
    }

    private async Task RunAsync()
    {
        try
        {
            await foreach (var (owner, effect) in channel.Reader.ReadAllAsync(stop.Token))
            {
                await PerformAsync(owner, effect);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Shutting down: the rest is derived from the states at the next start.
        }
    }

    private async Task PerformAsync(RunKey owner, RunEffect effect)
    {
        try
        {
            await (effect switch
            {
                RunEffect.StartChild child => calls!.StartChildAsync(owner, child.InitiatedEventId),
                RunEffect.SignalExternal signal => calls!.SignalAsync(owner, signal.InitiatedEventId),
                RunEffect.CancelExternal cancel => calls!.CancelAsync(owner, cancel.InitiatedEventId),
                RunEffect.Closed => calls!.CloseAsync(owner),
                _ => Task.CompletedTask,
            });
        }
        catch (ServiceException error) when (error.Code is Grpc.Core.StatusCode.NotFound)
        {
            // The owner was deleted: nobody is owed anything.
        }
        catch (Exception error) when (error is StoreUnavailableException or ServiceException && !stop.IsCancellationRequested)
        {
            log.Retrying(owner, error);
            await Task.Delay(RetryDelay, TimeProvider.System, stop.Token);
            Enqueue(owner, effect);
        }
    }
}

/// <summary>What the outbox tells the operator.</summary>
internal interface IOutboxLog
{
    void Retrying(RunKey owner, Exception error);
}
