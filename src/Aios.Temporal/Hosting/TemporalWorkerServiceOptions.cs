using Aios.Temporal.Client;
using Aios.Temporal.Worker;

namespace Aios.Temporal.Extensions.Hosting;

/// <summary>Settings of a hosted worker: those of the worker, and where its client comes from.</summary>
public class TemporalWorkerServiceOptions : TemporalWorkerOptions
{
    /// <summary>Creates options without a task queue; the registration sets it.</summary>
    public TemporalWorkerServiceOptions()
    {
    }

    /// <summary>Creates options.</summary>
    /// <param name="taskQueue">Queue to poll.</param>
    public TemporalWorkerServiceOptions(string taskQueue)
        : base(taskQueue)
    {
    }

    /// <summary>If set, the worker makes a client of its own with these; else it uses the host's client.</summary>
    public TemporalClientConnectOptions? ClientOptions { get; set; }

    /// <summary>If set, replaces the client while the worker runs.</summary>
    public TemporalWorkerClientUpdater? WorkerClientUpdater { get; set; }

    /// <inheritdoc/>
    public override object Clone()
    {
        var copy = (TemporalWorkerServiceOptions)base.Clone();
        copy.ClientOptions = (TemporalClientConnectOptions?)ClientOptions?.Clone();
        return copy;
    }
}
