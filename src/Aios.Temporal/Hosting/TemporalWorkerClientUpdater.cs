using Aios.Temporal.Worker;

namespace Aios.Temporal.Extensions.Hosting;

/// <summary>Replaces the client of the running workers that share this object, for example to renew a certificate.</summary>
public class TemporalWorkerClientUpdater
{
    /// <summary>Raised with the new client by <see cref="UpdateClient"/>.</summary>
#pragma warning disable MA0046 // the official API hands over the client itself
    public event EventHandler<IWorkerClient>? OnClientUpdatedEvent;
#pragma warning restore MA0046

    /// <summary>Hands a new client to all workers; calls under way still use the old one.</summary>
    /// <param name="client">Connected client of the same namespace.</param>
    public void UpdateClient(IWorkerClient client)
    {
        ArgumentNullException.ThrowIfNull(client);
        OnClientUpdatedEvent?.Invoke(this, client);
    }
}
