using Aios.Temporal.Client;

namespace Aios.Temporal.Worker;

/// <summary>What a worker needs of a client.</summary>
public interface IWorkerClient
{
    /// <summary>Options of the client.</summary>
    TemporalClientOptions Options { get; }

    /// <summary>Connection the worker polls with.</summary>
    ITemporalConnection Connection { get; }
}
