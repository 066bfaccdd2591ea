using Aios.Temporal.Client;
using Aios.Temporal.Common;
using Aios.Temporal.Converters;
using Microsoft.Extensions.Logging;

namespace Aios.Temporal.Activities;

/// <summary>What activity code may ask for and do while it runs; flows with the asynchronous call.</summary>
public class ActivityExecutionContext
{
    private readonly IActivityScope scope;
    private readonly Lazy<MetricMeter> meter;
    private readonly Func<ITemporalClient> client;

    internal ActivityExecutionContext(
        ActivityInfo info,
        ILogger logger,
        IPayloadConverter payloadConverter,
        IActivityScope scope,
        CancellationToken cancellationToken,
        CancellationToken workerShutdownToken,
        Lazy<MetricMeter> meter,
        Func<ITemporalClient> client)
    {
        Info = info;
        Logger = logger;
        PayloadConverter = payloadConverter;
        this.scope = scope;
        CancellationToken = cancellationToken;
        WorkerShutdownToken = workerShutdownToken;
        this.meter = meter;
        this.client = client;
    }

    /// <summary>Whether the calling code runs inside an activity.</summary>
    public static bool HasCurrent => AsyncLocalCurrent.Value is not null;

    /// <summary>Context of the running activity.</summary>
    /// <exception cref="InvalidOperationException">The calling code does not run inside an activity.</exception>
    public static ActivityExecutionContext Current =>
        AsyncLocalCurrent.Value ?? throw new InvalidOperationException(
            "No activity is running here: use this only in code called by an activity of a worker or of an ActivityEnvironment");

    /// <summary>Facts about this attempt.</summary>
    public ActivityInfo Info { get; }

    /// <summary>Logger with the activity's identifiers in its scope.</summary>
    public ILogger Logger { get; }

    /// <summary>Why <see cref="CancellationToken"/> fired; <see cref="ActivityCancelReason.None"/> before that.</summary>
    public ActivityCancelReason CancelReason => scope.CancelReason;

    /// <summary>Details of the cancellation, null before it.</summary>
    public ActivityCancellationDetails? CancellationDetails => scope.CancellationDetails;

    /// <summary>Fires when this attempt should stop. Cancellation by the server arrives only by heartbeats.</summary>
    public CancellationToken CancellationToken { get; }

    /// <summary>Fires when the worker starts to shut down, before the grace period.</summary>
    public CancellationToken WorkerShutdownToken { get; }

    /// <summary>Converter bound to this activity.</summary>
    public IPayloadConverter PayloadConverter { get; }

    /// <summary>Meter tagged with namespace, task queue and activity type.</summary>
    public MetricMeter MetricMeter => meter.Value;

    /// <summary>Client of the worker.</summary>
    /// <exception cref="InvalidOperationException">No client is available.</exception>
    public ITemporalClient TemporalClient => client();

    internal static AsyncLocal<ActivityExecutionContext?> AsyncLocalCurrent { get; } = new();

    internal IActivityScope Scope => scope;

    /// <summary>
    /// Tells the server that the activity lives and stores details for the next attempt. Returns at once; calls are
    /// throttled and only the newest details are sent. Ignored in local activities.
    /// </summary>
    /// <param name="details">Details to keep.</param>
    public void Heartbeat(params object?[] details) => scope.Heartbeat(details);
}
