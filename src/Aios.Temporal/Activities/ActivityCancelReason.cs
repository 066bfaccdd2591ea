namespace Aios.Temporal.Activities;

/// <summary>Why the cancellation token of an activity fired.</summary>
public enum ActivityCancelReason
{
    /// <summary>Not cancelled.</summary>
    None = 0,

    /// <summary>The server does not know this attempt any more: it timed out, or the workflow is closed.</summary>
    GoneFromServer = 1,

    /// <summary>The workflow asked for cancellation.</summary>
    CancelRequested = 2,

    /// <summary>A time-out of this attempt passed on the worker's own clock.</summary>
    Timeout = 3,

    /// <summary>The worker shuts down and the grace period is over.</summary>
    WorkerShutdown = 4,

    /// <summary>The details of a heartbeat could not be encoded.</summary>
    HeartbeatRecordFailure = 5,

    /// <summary>An operator paused the activity.</summary>
    Paused = 6,

    /// <summary>An operator reset the activity.</summary>
    Reset = 7,
}
