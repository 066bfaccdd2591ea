namespace Aios.Temporal.Activities;

/// <summary>Everything the worker knows about a cancellation; more than one flag may be set.</summary>
public class ActivityCancellationDetails
{
    /// <summary>The server does not know this attempt any more.</summary>
    public bool IsGoneFromServer { get; init; }

    /// <summary>The workflow asked for cancellation.</summary>
    public bool IsCancelRequested { get; init; }

    /// <summary>The attempt timed out.</summary>
    public bool IsTimedOut { get; init; }

    /// <summary>The worker shuts down.</summary>
    public bool IsWorkerShutdown { get; init; }

    /// <summary>The activity is paused.</summary>
    public bool IsPaused { get; init; }

    /// <summary>The activity was reset.</summary>
    public bool IsReset { get; init; }

    /// <summary>Heartbeat details could not be encoded.</summary>
    public bool IsHeartbeatRecordFailure { get; init; }
}
