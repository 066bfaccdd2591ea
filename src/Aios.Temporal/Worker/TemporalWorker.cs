using Aios.Temporal.Worker.Activities;
using Aios.Temporal.Worker.Calls;

namespace Aios.Temporal.Worker;

/// <summary>Polls a task queue and runs the registered workflows and activities. Can be executed once.</summary>
public class TemporalWorker : IDisposable
{
    private readonly Lock gate = new();
    private readonly ActivityRegistry activities;
    private readonly WorkerProfile profile;
    private IWorkerClient client;
    private bool started;

    /// <summary>Creates a worker; it does nothing before it is executed.</summary>
    /// <param name="client">Client to work with.</param>
    /// <param name="options">Settings; they are copied.</param>
    /// <exception cref="ArgumentException">The options contradict each other.</exception>
    /// <exception cref="InvalidOperationException">The client is not connected.</exception>
    public TemporalWorker(IWorkerClient client, TemporalWorkerOptions options)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(options);
        CheckConnected(client);
        WorkerOptionsCheck.Check(options);
        this.client = client;
        Options = (TemporalWorkerOptions)options.Clone();
        activities = new(Options.Activities);
#pragma warning disable RS0030 // A worker is an edge: here its unique key is made.
        profile = WorkerProfiles.Create(Options, client.Options.Namespace, client.Connection.Options.Identity, Guid.NewGuid());
#pragma warning restore RS0030
    }

    /// <summary>Settings of this worker; changes have no effect.</summary>
    public TemporalWorkerOptions Options { get; }

    /// <summary>Client to work with. May be replaced while the worker runs; calls under way still use the old one.</summary>
    public IWorkerClient Client
    {
        get => Volatile.Read(ref client);
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            CheckConnected(value);
            if (value.Options.Namespace != profile.Namespace)
            {
                throw new ArgumentException(
                    $"The new client is for namespace {value.Options.Namespace}, but this worker polls {profile.Namespace}", nameof(value));
            }

            Volatile.Write(ref client, value);
        }
    }

    /// <summary>Runs until the token fires, then shuts down gracefully.</summary>
    /// <param name="stoppingToken">Stops the worker.</param>
    /// <returns>Ends after shutdown, with <see cref="OperationCanceledException"/>.</returns>
    public Task ExecuteAsync(CancellationToken stoppingToken) =>
        ExecuteAsync(() => Task.Delay(Timeout.InfiniteTimeSpan, Options.TimeProvider, stoppingToken), stoppingToken);

    /// <summary>Runs until the given work is done, then shuts down gracefully.</summary>
    /// <param name="untilComplete">Work to do while the worker runs.</param>
    /// <param name="stoppingToken">Stops the worker early.</param>
    /// <returns>Ends after shutdown; fails if the work or the worker failed.</returns>
    public Task ExecuteAsync(Func<Task> untilComplete, CancellationToken stoppingToken = default)
    {
        ArgumentNullException.ThrowIfNull(untilComplete);
        return ExecuteAsync(
            async () =>
            {
                await untilComplete().ConfigureAwait(false);
                return default(ValueTuple);
            },
            stoppingToken);
    }

    /// <summary>Runs until the given work is done, then shuts down gracefully.</summary>
    /// <typeparam name="TResult">Result of the work.</typeparam>
    /// <param name="untilComplete">Work to do while the worker runs.</param>
    /// <param name="stoppingToken">Stops the worker early.</param>
    /// <returns>The result of the work, after shutdown.</returns>
    public Task<TResult> ExecuteAsync<TResult>(Func<Task<TResult>> untilComplete, CancellationToken stoppingToken = default)
    {
        ArgumentNullException.ThrowIfNull(untilComplete);
        lock (gate)
        {
            if (started)
            {
                throw new InvalidOperationException("This worker has been executed already; create a new one");
            }

            started = true;
        }

        return RunAsync(untilComplete, stoppingToken);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Frees what the worker holds.</summary>
    /// <param name="disposing">False if called by a finalizer.</param>
    protected virtual void Dispose(bool disposing)
    {
    }

    private static void CheckConnected(IWorkerClient client)
    {
        if (!client.Connection.IsConnected)
        {
            throw new InvalidOperationException("The client is not connected; await its connection before it is used for a worker");
        }
    }

    private async Task<TResult> RunAsync<TResult>(Func<Task<TResult>> untilComplete, CancellationToken stoppingToken)
    {
        using var session = new WorkerSession(this, profile, activities);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        var running = session.RunAsync(stop.Token);
        var work = Task.Run(untilComplete, CancellationToken.None);

        // The work may be deaf to the token, so the worker does not wait for it after a stop.
        await Task.WhenAny(running, work).ConfigureAwait(false);
        await stop.CancelAsync().ConfigureAwait(false);
        await running.ConfigureAwait(false);
        if (!work.IsCompleted)
        {
            stoppingToken.ThrowIfCancellationRequested();
        }

        return await work.ConfigureAwait(false);
    }
}
