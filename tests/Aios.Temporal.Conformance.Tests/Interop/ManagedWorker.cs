using Aios.Temporal.Client;
using Aios.Temporal.Worker;

namespace Aios.Temporal.Conformance.Tests.Interop;

/// <summary>Our worker, running until disposed.</summary>
internal sealed class ManagedWorker : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly TemporalWorker _worker;
    private readonly Task _execution;

    private ManagedWorker(TemporalWorker worker)
    {
        _worker = worker;
        _execution = worker.ExecuteAsync(_stop.Token);
    }

    public static ManagedWorker Start(ITemporalClient client, TemporalWorkerOptions options) => new(new TemporalWorker(client, options));

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _execution.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _worker.Dispose();
        _stop.Dispose();
    }
}
