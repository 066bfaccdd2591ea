using Aios.Temporal.Worker;

namespace Aios.Temporal.Extensions.Hosting;

/// <summary>Passes new clients on to one worker; one that comes while the worker is still being made is kept for it.</summary>
internal sealed class ClientReplacement : IDisposable
{
    private readonly Lock gate = new();
    private readonly TemporalWorkerClientUpdater? updater;
    private IWorkerClient? early;
    private TemporalWorker? worker;

    public ClientReplacement(TemporalWorkerClientUpdater? updater)
    {
        this.updater = updater;
        if (updater is not null)
        {
            updater.OnClientUpdatedEvent += Replace;
        }
    }

    public void ApplyTo(TemporalWorker target)
    {
        lock (gate)
        {
            worker = target;
            if (early is not null)
            {
                target.Client = early;
            }
        }
    }

    public void Dispose()
    {
        if (updater is not null)
        {
            updater.OnClientUpdatedEvent -= Replace;
        }
    }

    private void Replace(object? sender, IWorkerClient replacement)
    {
        lock (gate)
        {
            if (worker is null)
            {
                early = replacement;
            }
            else
            {
                worker.Client = replacement;
            }
        }
    }
}
