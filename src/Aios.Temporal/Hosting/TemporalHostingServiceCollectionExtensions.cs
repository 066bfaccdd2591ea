using Aios.Temporal.Client;
using Aios.Temporal.Extensions.Hosting;
using Aios.Temporal.Worker;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers Temporal clients and workers with a host.</summary>
public static class TemporalHostingServiceCollectionExtensions
{
    /// <summary>Adds a worker with a client of its own and legacy versioning.</summary>
    /// <param name="services">Services of the host.</param>
    /// <param name="clientTargetHost">Server as <c>host:port</c>.</param>
    /// <param name="clientNamespace">Namespace.</param>
    /// <param name="taskQueue">Queue to poll.</param>
    /// <param name="buildId">Build id of this worker.</param>
    /// <returns>Builder for what the worker runs.</returns>
    [Obsolete("Use the overload with WorkerDeploymentOptions; build id versioning is superseded by deployments.")]
    public static ITemporalWorkerServiceOptionsBuilder AddHostedTemporalWorker(
        this IServiceCollection services, string clientTargetHost, string clientNamespace, string taskQueue, string buildId) =>
        AddWorker(new TemporalWorkerServiceOptionsBuilder(taskQueue, buildId, services), ClientOptions(clientTargetHost, clientNamespace));

    /// <summary>Adds a worker with the host's client and legacy versioning.</summary>
    /// <param name="services">Services of the host.</param>
    /// <param name="taskQueue">Queue to poll.</param>
    /// <param name="buildId">Build id of this worker.</param>
    /// <returns>Builder for what the worker runs.</returns>
    [Obsolete("Use the overload with WorkerDeploymentOptions; build id versioning is superseded by deployments.")]
    public static ITemporalWorkerServiceOptionsBuilder AddHostedTemporalWorker(
        this IServiceCollection services, string taskQueue, string buildId) =>
        AddWorker(new TemporalWorkerServiceOptionsBuilder(taskQueue, buildId, services), null);

    /// <summary>Adds a worker with a client of its own.</summary>
    /// <param name="services">Services of the host.</param>
    /// <param name="clientTargetHost">Server as <c>host:port</c>.</param>
    /// <param name="clientNamespace">Namespace.</param>
    /// <param name="taskQueue">Queue to poll.</param>
    /// <param name="deploymentOptions">Version; null for an unversioned worker.</param>
    /// <returns>Builder for what the worker runs.</returns>
    /// <exception cref="InvalidOperationException">A worker with this queue and version is registered already.</exception>
    public static ITemporalWorkerServiceOptionsBuilder AddHostedTemporalWorker(
        this IServiceCollection services,
        string clientTargetHost,
        string clientNamespace,
        string taskQueue,
        WorkerDeploymentOptions? deploymentOptions = null) =>
        AddWorker(
            new TemporalWorkerServiceOptionsBuilder(taskQueue, deploymentOptions, services), ClientOptions(clientTargetHost, clientNamespace));

    /// <summary>Adds a worker that uses the host's client, or <c>ClientOptions</c> if they are configured.</summary>
    /// <param name="services">Services of the host.</param>
    /// <param name="taskQueue">Queue to poll.</param>
    /// <param name="deploymentOptions">Version; null for an unversioned worker.</param>
    /// <returns>Builder for what the worker runs.</returns>
    /// <exception cref="InvalidOperationException">A worker with this queue and version is registered already.</exception>
    public static ITemporalWorkerServiceOptionsBuilder AddHostedTemporalWorker(
        this IServiceCollection services, string taskQueue, WorkerDeploymentOptions? deploymentOptions = null) =>
        AddWorker(new TemporalWorkerServiceOptionsBuilder(taskQueue, deploymentOptions, services), null);

    /// <summary>Adds one client for the host. It connects with its first call and logs with the host's loggers.</summary>
    /// <param name="services">Services of the host.</param>
    /// <param name="clientTargetHost">Server as <c>host:port</c>; null leaves it to the options.</param>
    /// <param name="clientNamespace">Namespace; null leaves it to the options.</param>
    /// <returns>Builder of the client's options.</returns>
    public static OptionsBuilder<TemporalClientConnectOptions> AddTemporalClient(
        this IServiceCollection services, string? clientTargetHost = null, string? clientNamespace = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddSingleton<ITemporalClient>(provider =>
            TemporalClient.CreateLazy(provider.GetRequiredService<IOptions<TemporalClientConnectOptions>>().Value));
        return services.AddOptions<TemporalClientConnectOptions>().Configure<IServiceProvider>((options, provider) =>
        {
            options.TargetHost = clientTargetHost ?? options.TargetHost;
            options.Namespace = clientNamespace ?? options.Namespace;
            options.LoggerFactory = provider.GetService<ILoggerFactory>() ?? options.LoggerFactory;
        });
    }

    /// <summary>Adds one client for the host. It connects with its first call and logs with the host's loggers.</summary>
    /// <param name="services">Services of the host.</param>
    /// <param name="configureClient">Sets the client's options.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddTemporalClient(this IServiceCollection services, Action<TemporalClientConnectOptions> configureClient)
    {
        services.AddTemporalClient().Configure(configureClient);
        return services;
    }

    private static TemporalClientConnectOptions ClientOptions(string targetHost, string @namespace) => new(targetHost) { Namespace = @namespace };

    private static TemporalWorkerServiceOptionsBuilder AddWorker(
        TemporalWorkerServiceOptionsBuilder builder, TemporalClientConnectOptions? clientOptions)
    {
        builder.ConfigureOptions(
            options =>
            {
                options.TaskQueue = builder.TaskQueue;
                options.DeploymentOptions = builder.DeploymentOptions;
                options.ClientOptions = (TemporalClientConnectOptions?)clientOptions?.Clone();
            },
            disallowDuplicates: true);
        TemporalWorkerServiceIdentifier id = TemporalWorkerServiceIdentifier.Of(builder);

        // AddHostedService keeps only one service per type, and there may be many workers.
        builder.Services.AddSingleton<IHostedService>(provider => new TemporalWorkerService(
            id,
            provider.GetRequiredService<IOptionsMonitor<TemporalWorkerServiceOptions>>(),
            provider.GetService<ITemporalClient>(),
            provider.GetService<ILoggerFactory>()));
        return builder;
    }
}
