namespace Aios.Temporal.Worker;

/// <summary>Polls a task queue and runs the registered workflows and activities. Can be executed once.</summary>
public class TemporalWorker : IDisposable
{
    private readonly Lock gate = new();
    private IWorkerClient client;
    private bool started;

    /// <summary>Creates a worker; it does nothing before it is executed.</summary>
    /// <param name="client">Client to work with.</param>
    /// <param name="options">Settings; they are copied.</param>
    /// <exception cref="ArgumentException">The options contradict each other.</exception>
    public TemporalWorker(IWorkerClient client, TemporalWorkerOptions options)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(options);
        this.client = client;
        Options = (TemporalWorkerOptions)options.Clone();
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
            Volatile.Write(ref client, value);
        }
    }

    /// <summary>Runs until the token fires, then shuts down gracefully.</summary>
    /// <param name="stoppingToken">Stops the worker.</param>
    /// <returns>Ends after shutdown, with <see cref="OperationCanceledException"/>.</returns>
    public Task ExecuteAsync(CancellationToken stoppingToken) =>
        ExecuteAsync(() => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stoppingToken), stoppingToken);

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

        return untilComplete();
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
}
