using Aios.Temporal.Client;
using Aios.Temporal.Worker;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Aios.Temporal.Extensions.Hosting;

/// <summary>Runs one worker while the host runs: connects when the host starts, shuts down gracefully when it stops.</summary>
public class TemporalWorkerService : BackgroundService
{
    private readonly ITemporalClient client;
    private readonly TemporalWorkerOptions workerOptions;
    private readonly TemporalWorkerClientUpdater? updater;

    /// <summary>Creates a service with a client of its own.</summary>
    /// <param name="options">Settings, with <see cref="TemporalWorkerServiceOptions.ClientOptions"/>; they are copied.</param>
    /// <exception cref="ArgumentException">There are no client options.</exception>
    public TemporalWorkerService(TemporalWorkerServiceOptions options)
        : this(OwnClient(options), options) => updater = options.WorkerClientUpdater;

    /// <summary>Creates a service with a client of its own.</summary>
    /// <param name="clientOptions">Settings of the client.</param>
    /// <param name="workerOptions">Settings of the worker; they are copied.</param>
    public TemporalWorkerService(TemporalClientConnectOptions clientOptions, TemporalWorkerOptions workerOptions)
        : this(TemporalClient.CreateLazy(clientOptions), workerOptions)
    {
    }

    /// <summary>Creates a service with a given client.</summary>
    /// <param name="client">Client; it is connected when the host starts.</param>
    /// <param name="workerOptions">Settings of the worker; they are copied.</param>
    public TemporalWorkerService(ITemporalClient client, TemporalWorkerOptions workerOptions)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(workerOptions);
        this.client = client;
        this.workerOptions = (TemporalWorkerOptions)workerOptions.Clone();
    }

    /// <summary>Creates a service from the host's options of a worker with legacy versioning.</summary>
    /// <param name="taskQueue">Queue to poll.</param>
    /// <param name="buildId">Build id; null for an unversioned worker.</param>
    /// <param name="optionsMonitor">Options of all workers.</param>
    /// <param name="existingClient">Used if the options name no client of their own.</param>
    /// <param name="loggerFactory">Used if the options name none.</param>
    /// <exception cref="InvalidOperationException">There is neither a client nor options for one.</exception>
    public TemporalWorkerService(
        string taskQueue,
        string? buildId,
        IOptionsMonitor<TemporalWorkerServiceOptions> optionsMonitor,
        ITemporalClient? existingClient = null,
        ILoggerFactory? loggerFactory = null)
        : this(new TemporalWorkerServiceIdentifier(taskQueue, buildId, VersionIsBuildId: buildId is not null), optionsMonitor, existingClient, loggerFactory)
    {
    }

    /// <summary>Creates a service from the host's options of a worker with legacy versioning.</summary>
    /// <param name="taskQueueAndBuildId">Queue to poll, and build id or null.</param>
    /// <param name="optionsMonitor">Options of all workers.</param>
    /// <param name="existingClient">Used if the options name no client of their own.</param>
    /// <param name="loggerFactory">Used if the options name none.</param>
    /// <exception cref="InvalidOperationException">There is neither a client nor options for one.</exception>
    public TemporalWorkerService(
        (string TaskQueue, string? BuildId) taskQueueAndBuildId,
        IOptionsMonitor<TemporalWorkerServiceOptions> optionsMonitor,
        ITemporalClient? existingClient = null,
        ILoggerFactory? loggerFactory = null)
        : this(taskQueueAndBuildId.TaskQueue, taskQueueAndBuildId.BuildId, optionsMonitor, existingClient, loggerFactory)
    {
    }

    /// <summary>Creates a service from the host's options of a worker.</summary>
    /// <param name="serviceId">Which worker.</param>
    /// <param name="optionsMonitor">Options of all workers.</param>
    /// <param name="existingClient">Used if the options name no client of their own.</param>
    /// <param name="loggerFactory">Used if the options name none.</param>
    /// <exception cref="InvalidOperationException">There is neither a client nor options for one.</exception>
    public TemporalWorkerService(
        TemporalWorkerServiceIdentifier serviceId,
        IOptionsMonitor<TemporalWorkerServiceOptions> optionsMonitor,
        ITemporalClient? existingClient = null,
        ILoggerFactory? loggerFactory = null)
    {
        ArgumentNullException.ThrowIfNull(serviceId);
        ArgumentNullException.ThrowIfNull(optionsMonitor);
        var options = (TemporalWorkerServiceOptions)optionsMonitor.Get(serviceId.OptionsName).Clone();
        Identify(options, serviceId);
        options.LoggerFactory ??= loggerFactory;
        if (options.ClientOptions is { LoggerFactory: NullLoggerFactory } silent && loggerFactory is not null)
        {
            silent.LoggerFactory = loggerFactory;
        }

        client = options.ClientOptions is { } own
            ? TemporalClient.CreateLazy(own)
            : existingClient ?? throw new InvalidOperationException(
                $"The worker for task queue {serviceId.TaskQueue} has no client: register one with AddTemporalClient, or give the worker "
                + "its own (a target host in AddHostedTemporalWorker, or ClientOptions in ConfigureOptions).");
        workerOptions = options;
        updater = options.WorkerClientUpdater;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var replacement = new ClientReplacement(updater);
        await client.Connection.ConnectAsync().ConfigureAwait(false);
        using var worker = new TemporalWorker(client, workerOptions);
        replacement.ApplyTo(worker);
        await worker.ExecuteAsync(stoppingToken).ConfigureAwait(false);
    }

    private static TemporalClient OwnClient(TemporalWorkerServiceOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return TemporalClient.CreateLazy(options.ClientOptions ?? throw new ArgumentException(
            "The options have no ClientOptions; set them, or give the service a client", nameof(options)));
    }

    // The name under which options were found is what the worker is, whoever configured it.
    private static void Identify(TemporalWorkerServiceOptions options, TemporalWorkerServiceIdentifier id)
    {
        options.TaskQueue ??= id.TaskQueue;
        if (options.TaskQueue != id.TaskQueue)
        {
            throw new InvalidOperationException(
                $"The worker is registered for task queue {id.TaskQueue}, but its options name {options.TaskQueue}; register it for that queue instead.");
        }

        if (id is { VersionIsBuildId: true, Version: { } buildId })
        {
            options.BuildId = buildId;
            options.UseWorkerVersioning = true;
        }
    }
}
