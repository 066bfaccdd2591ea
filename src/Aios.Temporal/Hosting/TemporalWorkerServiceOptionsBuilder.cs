using Aios.Temporal.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace Aios.Temporal.Extensions.Hosting;

/// <inheritdoc/>
public class TemporalWorkerServiceOptionsBuilder : ITemporalWorkerServiceOptionsBuilder
{
    /// <summary>Creates a builder for an unversioned worker.</summary>
    /// <param name="taskQueue">Queue the worker polls.</param>
    /// <param name="services">Services of the host.</param>
    public TemporalWorkerServiceOptionsBuilder(string taskQueue, IServiceCollection services)
        : this(taskQueue, (WorkerDeploymentOptions?)null, services)
    {
    }

    /// <summary>Creates a builder for a worker with legacy versioning.</summary>
    /// <param name="taskQueue">Queue the worker polls.</param>
    /// <param name="buildId">Build id; null for an unversioned worker.</param>
    /// <param name="services">Services of the host.</param>
    public TemporalWorkerServiceOptionsBuilder(string taskQueue, string? buildId, IServiceCollection services)
        : this(taskQueue, (WorkerDeploymentOptions?)null, services) => BuildId = buildId;

    /// <summary>Creates a builder for a worker with a deployment version.</summary>
    /// <param name="taskQueue">Queue the worker polls.</param>
    /// <param name="deploymentOptions">Version; null for an unversioned worker.</param>
    /// <param name="services">Services of the host.</param>
    public TemporalWorkerServiceOptionsBuilder(string taskQueue, WorkerDeploymentOptions? deploymentOptions, IServiceCollection services)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(taskQueue);
        ArgumentNullException.ThrowIfNull(services);
        TaskQueue = taskQueue;
        DeploymentOptions = deploymentOptions;
        Services = services;
    }

    /// <inheritdoc/>
    public string TaskQueue { get; }

    /// <inheritdoc/>
    public string? BuildId { get; }

    /// <inheritdoc/>
    public WorkerDeploymentOptions? DeploymentOptions { get; }

    /// <inheritdoc/>
    public IServiceCollection Services { get; }
}
