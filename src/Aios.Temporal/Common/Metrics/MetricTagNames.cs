namespace Aios.Temporal.Common;

/// <summary>Names of metric tags.</summary>
internal static class MetricTagNames
{
    public const string ActivityType = "activity_type";
    public const string Eager = "eager";
    public const string FailureReason = "failure_reason";
    public const string Namespace = "namespace";
    public const string Operation = "operation";
    public const string PollerType = "poller_type";
    public const string StatusCode = "status_code";
    public const string TaskQueue = "task_queue";
    public const string WorkerType = "worker_type";
    public const string WorkflowType = "workflow_type";
}
