using Aios.Temporal.Client;
using Aios.Temporal.Common.EnvConfig;
using Microsoft.Extensions.Logging;

namespace Aios.Temporal.Testing;

/// <summary>A server to run workflows on in tests, and a client for it.</summary>
public class WorkflowEnvironment : IAsyncDisposable
{
    private readonly RunningServer? ownServer;

    /// <summary>Uses a server that is somebody else's; nothing is stopped with the environment.</summary>
    /// <param name="client">Connected client.</param>
    public WorkflowEnvironment(ITemporalClient client)
        : this(client, null)
    {
    }

    private protected WorkflowEnvironment(ITemporalClient client, RunningServer? server)
    {
        ArgumentNullException.ThrowIfNull(client);
        Client = client;
        ownServer = server;
        Logger = client.Options.LoggerFactory.CreateLogger<WorkflowEnvironment>();
    }

    /// <summary>Client of the server.</summary>
    public ITemporalClient Client { get; protected init; }

    /// <summary>Whether waiting for workflows makes time jump instead of pass.</summary>
    public virtual bool SupportsTimeSkipping => false;

    /// <summary>Logger of the environment.</summary>
    protected ILogger<WorkflowEnvironment> Logger { get; }

    /// <summary>An environment on the server that the environment configuration names (TEMPORAL_ADDRESS and the like).</summary>
    /// <param name="profileLoadOptions">Which profile, and where from. Default: the default profile of file and environment.</param>
    /// <returns>The connected environment; nothing was started, so shutting it down stops nothing.</returns>
    public static async Task<WorkflowEnvironment> CreateFromEnvConfigAsync(
        ClientEnvConfig.ProfileLoadOptions? profileLoadOptions = null) =>
        new(await TemporalClient.ConnectAsync(ClientEnvConfig.LoadClientConnectOptions(profileLoadOptions)).ConfigureAwait(false));

    /// <summary>Starts a dev server and connects to it.</summary>
    /// <param name="options">Settings; null for defaults.</param>
    /// <returns>The environment, which stops the server when it is disposed.</returns>
    /// <exception cref="InvalidOperationException">The server cannot be started.</exception>
    public static async Task<WorkflowEnvironment> StartLocalAsync(WorkflowEnvironmentStartLocalOptions? options = null)
    {
        var own = (WorkflowEnvironmentStartLocalOptions?)options?.Clone() ?? new();
        var server = await ServerLaunch.LocalAsync(own).ConfigureAwait(false);
        return await ConnectAsync(own, server, static (client, running) => new WorkflowEnvironment(client, running)).ConfigureAwait(false);
    }

    /// <summary>Starts a time-skipping test server, or uses the one at <c>TargetHost</c>, and connects to it.</summary>
    /// <param name="options">Settings; null for defaults.</param>
    /// <returns>The environment, which stops a server it started when it is disposed.</returns>
    /// <exception cref="InvalidOperationException">The server cannot be started.</exception>
    public static async Task<WorkflowEnvironment> StartTimeSkippingAsync(WorkflowEnvironmentStartTimeSkippingOptions? options = null)
    {
        var own = (WorkflowEnvironmentStartTimeSkippingOptions?)options?.Clone() ?? new();
        var server = string.IsNullOrEmpty(own.TargetHost) ? await ServerLaunch.TimeSkippingAsync(own).ConfigureAwait(false) : null;
        var skipping = new TimeSkipping();
        own.Interceptors = [new TimeSkippingInterceptor(skipping), .. own.Interceptors ?? []];
        return await ConnectAsync(own, server, (client, running) => new TimeSkippingEnvironment(client, running, skipping)).ConfigureAwait(false);
    }

    /// <summary>Waits; a time-skipping environment lets the time jump.</summary>
    /// <param name="millisecondsDelay">How long, in ms.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>Ends after the delay.</returns>
    public Task DelayAsync(int millisecondsDelay, CancellationToken? cancellationToken = null) =>
        DelayAsync(TimeSpan.FromMilliseconds(millisecondsDelay), cancellationToken);

    /// <summary>Waits; a time-skipping environment lets the time jump.</summary>
    /// <param name="delay">How long.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>Ends after the delay.</returns>
    public virtual Task DelayAsync(TimeSpan delay, CancellationToken? cancellationToken = null) =>
        Task.Delay(delay, TimeProvider.System, cancellationToken ?? CancellationToken.None);

    /// <summary>The time of the server.</summary>
    /// <returns>UTC time.</returns>
    public virtual Task<DateTime> GetCurrentTimeAsync() => Task.FromResult(TimeProvider.System.GetUtcNow().UtcDateTime);

    /// <summary>Runs code while waiting for workflows takes real time.</summary>
    /// <param name="func">Code to run.</param>
    public void WithAutoTimeSkippingDisabled(Action func)
    {
        ArgumentNullException.ThrowIfNull(func);
        WithAutoTimeSkippingDisabled(() =>
        {
            func();
            return default(ValueTuple);
        });
    }

    /// <summary>Runs code while waiting for workflows takes real time.</summary>
    /// <typeparam name="T">Type of the result.</typeparam>
    /// <param name="func">Code to run.</param>
    /// <returns>The result of the code.</returns>
    public T WithAutoTimeSkippingDisabled<T>(Func<T> func)
    {
        ArgumentNullException.ThrowIfNull(func);
        return WithAutoTimeSkippingDisabledAsync(() => Task.FromResult(func())).GetAwaiter().GetResult();
    }

    /// <summary>Runs code while waiting for workflows takes real time.</summary>
    /// <param name="func">Code to run.</param>
    /// <returns>Ends with the code.</returns>
    public Task WithAutoTimeSkippingDisabledAsync(Func<Task> func)
    {
        ArgumentNullException.ThrowIfNull(func);
        return WithAutoTimeSkippingDisabledAsync(async () =>
        {
            await func().ConfigureAwait(false);
            return default(ValueTuple);
        });
    }

    /// <summary>Runs code while waiting for workflows takes real time.</summary>
    /// <typeparam name="T">Type of the result.</typeparam>
    /// <param name="func">Code to run.</param>
    /// <returns>The result of the code.</returns>
    public virtual Task<T> WithAutoTimeSkippingDisabledAsync<T>(Func<Task<T>> func)
    {
        ArgumentNullException.ThrowIfNull(func);
        return func();
    }

    /// <summary>Stops the server if the environment started it.</summary>
    /// <returns>Ends when it is stopped.</returns>
    public virtual async Task ShutdownAsync()
    {
        if (ownServer is not null)
        {
            await ownServer.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await ShutdownAsync().ConfigureAwait(false);
        GC.SuppressFinalize(this);
    }

    private static async Task<WorkflowEnvironment> ConnectAsync(
        TemporalClientConnectOptions options, RunningServer? server, Func<ITemporalClient, RunningServer?, WorkflowEnvironment> create)
    {
        try
        {
            options.TargetHost = server?.TargetHost ?? options.TargetHost;
            return create(await TemporalClient.ConnectAsync(options).ConfigureAwait(false), server);
        }
        catch
        {
            if (server is not null)
            {
                await server.DisposeAsync().ConfigureAwait(false);
            }

            throw;
        }
    }
}
