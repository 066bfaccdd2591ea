using Aios.Temporal.Common;

namespace Aios.Temporal.Workflows;

/// <summary>
/// Options of one local activity call. <see cref="StartToCloseTimeout"/> or <see cref="ScheduleToCloseTimeout"/> is
/// required.
/// </summary>
public class LocalActivityOptions : ICloneable
{
    /// <summary>Longest time from scheduling to the final result, over all attempts. Default unlimited.</summary>
    public TimeSpan? ScheduleToCloseTimeout { get; set; }

    /// <summary>Longest time an attempt waits for a slot of the worker. Default unlimited.</summary>
    public TimeSpan? ScheduleToStartTimeout { get; set; }

    /// <summary>Longest time of one attempt. Default is <see cref="ScheduleToCloseTimeout"/>.</summary>
    public TimeSpan? StartToCloseTimeout { get; set; }

    /// <summary>Retries. Default retries without limit.</summary>
    public RetryPolicy? RetryPolicy { get; set; }

    /// <summary>What happens when the token is cancelled. Default <see cref="ActivityCancellationType.TryCancel"/>.</summary>
    public ActivityCancellationType CancellationType { get; set; } = ActivityCancellationType.TryCancel;

    /// <summary>Token that cancels the activity. Default is <see cref="Workflow.CancellationToken"/>.</summary>
    public CancellationToken? CancellationToken { get; set; }

    /// <summary>Activity id. Default is a sequence number.</summary>
    public string? ActivityId { get; set; }

    /// <summary>Longest backoff that is waited in process; a longer one becomes a timer. Default 1 minute.</summary>
    public TimeSpan? LocalRetryThreshold { get; set; }

    /// <summary>Whether the arguments are kept in history too, for people who read it. Default false.</summary>
    public bool IncludeArgumentsInMarker { get; set; }

    /// <summary>One line shown by tools, at most 400 bytes.</summary>
    public string? Summary { get; set; }

    /// <summary>Copies the options; values are shared.</summary>
    /// <returns>A shallow copy.</returns>
    public virtual object Clone() => MemberwiseClone();
}
