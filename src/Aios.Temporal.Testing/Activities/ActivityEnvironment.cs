using Aios.Temporal.Activities;
using Aios.Temporal.Client;
using Aios.Temporal.Common;
using Aios.Temporal.Converters;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aios.Temporal.Testing;

/// <summary>Runs activity code in a test as if a worker ran it. One environment may run several activities.</summary>
public record ActivityEnvironment
{
    /// <summary>Facts that an activity sees unless <see cref="Info"/> is replaced.</summary>
    public static readonly ActivityInfo DefaultInfo = new(
        ActivityId: "test",
        ActivityType: "unknown",
        Attempt: 1,
        CurrentAttemptScheduledTime: DateTime.UnixEpoch,
        DataConverter: DataConverter.Default,
        HeartbeatDetails: [],
        HeartbeatTimeout: null,
        IsLocal: false,
        Namespace: "default",
        Priority: Priority.Default,
        RetryPolicy: null,
        ScheduleToCloseTimeout: TimeSpan.FromSeconds(1),
        ScheduledTime: DateTime.UnixEpoch,
        StartToCloseTimeout: TimeSpan.FromSeconds(1),
        StartedTime: DateTime.UnixEpoch,
        TaskQueue: "test",
        TaskToken: "test"u8.ToArray(),
        WorkflowId: "test",
        WorkflowNamespace: "default",
        WorkflowRunId: "test-run",
        WorkflowType: "test");

    private readonly TestActivityScope scope = new();

    /// <summary>Creates an environment with defaults.</summary>
    public ActivityEnvironment()
    {
    }

    /// <summary>Facts the activity sees.</summary>
    public ActivityInfo Info { get; init; } = DefaultInfo;

    /// <summary>Logger the activity sees. Default logs nothing.</summary>
    public ILogger Logger { get; init; } = NullLogger.Instance;

    /// <summary>Converter the activity sees.</summary>
    public IPayloadConverter PayloadConverter { get; init; } = DataConverter.Default.PayloadConverter;

    /// <summary>Meter the activity sees; null makes one whose metrics nobody reads unless they listen to the library's meter.</summary>
    public MetricMeter? MetricMeter { get; init; }

    /// <summary>Client the activity sees; null makes its use an error.</summary>
    public ITemporalClient? TemporalClient { get; init; }

    /// <summary>Reason the activity sees.</summary>
    public ActivityCancelReason CancelReason
    {
        get => scope.CancelReason;
        set => scope.CancelReason = value;
    }

    /// <summary>Cancellation details the activity sees.</summary>
    public ActivityCancellationDetails? CancellationDetails
    {
        get => scope.CancellationDetails;
        set => scope.CancellationDetails = value;
    }

    /// <summary>Source of the activity's cancellation token.</summary>
    public CancellationTokenSource CancellationTokenSource { get; init; } = new();

    /// <summary>Source of the token that tells of a worker's shutdown.</summary>
    public CancellationTokenSource WorkerShutdownTokenSource { get; init; } = new();

    /// <summary>Called with the details of every heartbeat. Default does nothing.</summary>
    public Action<object?[]> Heartbeater { get; init; } = static _ => { };

    /// <summary>Runs an activity.</summary>
    /// <param name="activity">Code to run.</param>
    /// <returns>Ends with the activity.</returns>
    public Task RunAsync(Action activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return RunAsync(() =>
        {
            activity();
            return Task.FromResult(default(ValueTuple));
        });
    }

    /// <summary>Runs an activity.</summary>
    /// <typeparam name="T">Type of its result.</typeparam>
    /// <param name="activity">Code to run.</param>
    /// <returns>Its result.</returns>
    public Task<T> RunAsync<T>(Func<T> activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return RunAsync(() => Task.FromResult(activity()));
    }

    /// <summary>Runs an activity.</summary>
    /// <param name="activity">Code to run.</param>
    /// <returns>Ends with the activity.</returns>
    public Task RunAsync(Func<Task> activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return RunAsync(async () =>
        {
            await activity().ConfigureAwait(false);
            return default(ValueTuple);
        });
    }

    /// <summary>Runs an activity.</summary>
    /// <typeparam name="T">Type of its result.</typeparam>
    /// <param name="activity">Code to run.</param>
    /// <returns>Its result.</returns>
    public async Task<T> RunAsync<T>(Func<Task<T>> activity)
    {
        ArgumentNullException.ThrowIfNull(activity);

        // The method is asynchronous, so the context set here ends with it.
        ActivityExecutionContext.AsyncLocalCurrent.Value = new(
            Info,
            Logger,
            PayloadConverter,
            new HeartbeatingScope(scope, Heartbeater),
            CancellationTokenSource.Token,
            WorkerShutdownTokenSource.Token,
            new(() => MetricMeter ?? TemporalInstruments.UserMeter),
            () => TemporalClient ?? throw new InvalidOperationException("No client is set: set TemporalClient of the ActivityEnvironment"));
        return await activity().ConfigureAwait(false);
    }

    /// <summary>Cancels as if the workflow had asked for it.</summary>
    public void Cancel() => Cancel(ActivityCancelReason.CancelRequested);

    /// <summary>Cancels for a reason.</summary>
    /// <param name="reason">Reason the activity sees.</param>
    public void Cancel(ActivityCancelReason reason) => Cancel(reason, new()
    {
        IsCancelRequested = reason == ActivityCancelReason.CancelRequested,
        IsGoneFromServer = reason == ActivityCancelReason.GoneFromServer,
        IsHeartbeatRecordFailure = reason == ActivityCancelReason.HeartbeatRecordFailure,
        IsPaused = reason == ActivityCancelReason.Paused,
        IsReset = reason == ActivityCancelReason.Reset,
        IsTimedOut = reason == ActivityCancelReason.Timeout,
        IsWorkerShutdown = reason == ActivityCancelReason.WorkerShutdown,
    });

    /// <summary>Cancels for a reason.</summary>
    /// <param name="reason">Reason the activity sees.</param>
    /// <param name="details">Details the activity sees.</param>
    public void Cancel(ActivityCancelReason reason, ActivityCancellationDetails details)
    {
        CancelReason = reason;
        CancellationDetails = details;
        CancellationTokenSource.Cancel();
    }

    private sealed class TestActivityScope
    {
        public ActivityCancelReason CancelReason { get; set; }

        public ActivityCancellationDetails? CancellationDetails { get; set; }
    }

    private sealed class HeartbeatingScope(TestActivityScope scope, Action<object?[]> heartbeater) : IActivityScope
    {
        public ActivityCancelReason CancelReason => scope.CancelReason;

        public ActivityCancellationDetails? CancellationDetails => scope.CancellationDetails;

        public void Heartbeat(object?[] details) => heartbeater(details);
    }
}
