using Aios.Temporal.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace Aios.Temporal.Extensions.Hosting;

/// <summary>Configures one hosted worker; the calls are extension methods.</summary>
public interface ITemporalWorkerServiceOptionsBuilder
{
    /// <summary>Queue the worker polls.</summary>
    string TaskQueue { get; }

    /// <summary>Build id of the legacy versioning; null if it is not used.</summary>
    string? BuildId { get; }

    /// <summary>Deployment version; null for an unversioned worker.</summary>
    WorkerDeploymentOptions? DeploymentOptions { get; }

    /// <summary>Services of the host.</summary>
    IServiceCollection Services { get; }
}
