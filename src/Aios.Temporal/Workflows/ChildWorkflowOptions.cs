using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Common;

namespace Aios.Temporal.Workflows;

/// <summary>Options of a child workflow. Every value is optional.</summary>
public class ChildWorkflowOptions : ICloneable
{
    /// <summary>Workflow id of the child. Default is a new deterministic UUID.</summary>
    public string? Id { get; set; }

    /// <summary>Task queue of the child. Default is the parent's own.</summary>
    public string? TaskQueue { get; set; }

    /// <summary>One line shown by tools, fixed at start, at most 400 bytes.</summary>
    public string? StaticSummary { get; set; }

    /// <summary>Longer text shown by tools, fixed at start, at most 20 000 bytes.</summary>
    public string? StaticDetails { get; set; }

    /// <summary>Retries of the whole child. Default none.</summary>
    public RetryPolicy? RetryPolicy { get; set; }

    /// <summary>
    /// What happens when the token is cancelled. Default
    /// <see cref="ChildWorkflowCancellationType.WaitCancellationCompleted"/>.
    /// </summary>
    public ChildWorkflowCancellationType CancellationType { get; set; } =
        ChildWorkflowCancellationType.WaitCancellationCompleted;

    /// <summary>Token that cancels the child. Default is <see cref="Workflow.CancellationToken"/>.</summary>
    public CancellationToken? CancellationToken { get; set; }

    /// <summary>What happens to the child when the parent closes. Default <see cref="ParentClosePolicy.Terminate"/>.</summary>
    public ParentClosePolicy ParentClosePolicy { get; set; } = ParentClosePolicy.Terminate;

    /// <summary>Longest time over all runs, retries and continue-as-new. Default unlimited.</summary>
    public TimeSpan? ExecutionTimeout { get; set; }

    /// <summary>Longest time of one run. Default unlimited.</summary>
    public TimeSpan? RunTimeout { get; set; }

    /// <summary>Longest time of one workflow task. Default is the server's 10 seconds.</summary>
    public TimeSpan? TaskTimeout { get; set; }

    /// <summary>Whether a closed workflow's id may be used again. Default allows it.</summary>
    public WorkflowIdReusePolicy IdReusePolicy { get; set; } = WorkflowIdReusePolicy.AllowDuplicate;

    /// <summary>Cron expression that repeats the child. Default none.</summary>
    public string? CronSchedule { get; set; }

    /// <summary>Memo values, converted with the payload converter. Null values are refused.</summary>
    public IReadOnlyDictionary<string, object>? Memo { get; set; }

    /// <summary>Search attributes of the child.</summary>
    public SearchAttributeCollection? TypedSearchAttributes { get; set; }

    /// <summary>Build compatibility of the child's worker.</summary>
    public VersioningIntent VersioningIntent { get; set; } = VersioningIntent.Unspecified;

    /// <summary>Deployment version to start the child on. Default is the task queue's.</summary>
    public VersioningOverride? VersioningOverride { get; set; }

    /// <summary>Priority. Default is the priority of the parent.</summary>
    public Priority? Priority { get; set; }

    /// <summary>Copies the options; values are shared.</summary>
    /// <returns>A shallow copy.</returns>
    public virtual object Clone() => MemberwiseClone();
}
