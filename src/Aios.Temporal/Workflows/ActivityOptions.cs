using Aios.Temporal.Common;

namespace Aios.Temporal.Workflows;

/// <summary>
/// Options of one activity call. <see cref="StartToCloseTimeout"/> or <see cref="ScheduleToCloseTimeout"/> is required.
/// </summary>
public class ActivityOptions : ICloneable
{
    /// <summary>Longest time from scheduling to the final result, over all attempts. Default unlimited.</summary>
    public TimeSpan? ScheduleToCloseTimeout { get; set; }

    /// <summary>Longest time an attempt waits for a worker. Not retried when it fires. Default unlimited.</summary>
    public TimeSpan? ScheduleToStartTimeout { get; set; }

    /// <summary>Longest time of one attempt. Default is <see cref="ScheduleToCloseTimeout"/>.</summary>
    public TimeSpan? StartToCloseTimeout { get; set; }

    /// <summary>Longest time between two heartbeats. Default: heartbeats are not checked.</summary>
    public TimeSpan? HeartbeatTimeout { get; set; }

    /// <summary>Retries. Default is the server's policy, which retries without limit.</summary>
    public RetryPolicy? RetryPolicy { get; set; }

    /// <summary>What happens when the token is cancelled. Default <see cref="ActivityCancellationType.TryCancel"/>.</summary>
    public ActivityCancellationType CancellationType { get; set; } = ActivityCancellationType.TryCancel;

    /// <summary>Token that cancels the activity. Default is <see cref="Workflow.CancellationToken"/>.</summary>
    public CancellationToken? CancellationToken { get; set; }

    /// <summary>Task queue of the activity. Default is the workflow's own.</summary>
    public string? TaskQueue { get; set; }

    /// <summary>One line shown by tools, at most 400 bytes.</summary>
    public string? Summary { get; set; }

    /// <summary>Activity id, unique among the open activities of the run. Default is a sequence number.</summary>
    public string? ActivityId { get; set; }

    /// <summary>Build compatibility of the activity's worker.</summary>
    public VersioningIntent VersioningIntent { get; set; } = VersioningIntent.Unspecified;

    /// <summary>Whether to never run the activity eagerly on the worker of the workflow. Default false.</summary>
    public bool DisableEagerActivityExecution { get; set; }

    /// <summary>Priority. Default is the priority of the workflow.</summary>
    public Priority? Priority { get; set; }

    /// <summary>Copies the options; values are shared.</summary>
    /// <returns>A shallow copy.</returns>
    public virtual object Clone() => MemberwiseClone();
}
