using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Aios.Temporal.Common;

/// <summary>Metrics of activities and local activities of one worker.</summary>
internal sealed class ActivityMetrics(string @namespace, string taskQueue)
{
    private static readonly Counter<long> EmptyPolls =
        TemporalInstruments.Counter("activity_poll_no_task", "Polls without an activity task.");
    private static readonly Counter<long> ReceivedTasks =
        TemporalInstruments.Counter("activity_task_received", "Activity tasks received.");
    private static readonly Counter<long> Failures =
        TemporalInstruments.Counter("activity_execution_failed", "Activity attempts that failed.");
    private static readonly Histogram<double> ScheduleToStartLatency =
        TemporalInstruments.Latency("activity_schedule_to_start_latency", "Time activity tasks waited for a worker.");
    private static readonly Histogram<double> ExecutionLatency =
        TemporalInstruments.Latency("activity_execution_latency", "Time of activity attempts.");
    private static readonly Histogram<double> SuccessLatency =
        TemporalInstruments.Latency("activity_succeed_endtoend_latency", "Time from first schedule to success.");
    private static readonly Counter<long> LocalTotal =
        TemporalInstruments.Counter("local_activity_total", "Local activities executed.");
    private static readonly Counter<long> LocalCancellations =
        TemporalInstruments.Counter("local_activity_execution_cancelled", "Local activities that were cancelled.");
    private static readonly Counter<long> LocalFailures =
        TemporalInstruments.Counter("local_activity_execution_failed", "Local activities that failed.");
    private static readonly Histogram<double> LocalExecutionLatency =
        TemporalInstruments.Latency("local_activity_execution_latency", "Time of local activity attempts.");
    private static readonly Histogram<double> LocalSuccessLatency =
        TemporalInstruments.Latency("local_activity_succeed_endtoend_latency", "Time from first schedule to success.");

    public void PollEmpty() => EmptyPolls.Add(1, QueueTags());

    public void TaskReceived(string activityType, string workflowType, bool eager)
    {
        var tags = Tags(activityType, workflowType);
        tags.Add(MetricTagNames.Eager, eager);
        ReceivedTasks.Add(1, tags);
    }

    public void ScheduleToStart(TimeSpan latency) => ScheduleToStartLatency.Record(latency.TotalMilliseconds, QueueTags());

    public void Succeeded(string activityType, string workflowType, TimeSpan execution, TimeSpan sinceFirstSchedule)
    {
        var tags = Tags(activityType, workflowType);
        ExecutionLatency.Record(execution.TotalMilliseconds, tags);
        SuccessLatency.Record(sinceFirstSchedule.TotalMilliseconds, tags);
    }

    public void Failed(string activityType, string workflowType, TimeSpan execution)
    {
        var tags = Tags(activityType, workflowType);
        ExecutionLatency.Record(execution.TotalMilliseconds, tags);
        Failures.Add(1, tags);
    }

    public void Canceled(string activityType, string workflowType, TimeSpan execution) =>
        ExecutionLatency.Record(execution.TotalMilliseconds, Tags(activityType, workflowType));

    public void LocalSucceeded(string activityType, string workflowType, TimeSpan execution, TimeSpan sinceFirstSchedule)
    {
        var tags = LocalExecuted(activityType, workflowType, execution);
        LocalSuccessLatency.Record(sinceFirstSchedule.TotalMilliseconds, tags);
    }

    public void LocalFailed(string activityType, string workflowType, TimeSpan execution) =>
        LocalFailures.Add(1, LocalExecuted(activityType, workflowType, execution));

    public void LocalCanceled(string activityType, string workflowType, TimeSpan execution) =>
        LocalCancellations.Add(1, LocalExecuted(activityType, workflowType, execution));

    private TagList LocalExecuted(string activityType, string workflowType, TimeSpan execution)
    {
        var tags = Tags(activityType, workflowType);
        LocalTotal.Add(1, tags);
        LocalExecutionLatency.Record(execution.TotalMilliseconds, tags);
        return tags;
    }

    private TagList QueueTags() => new()
    {
        { MetricTagNames.Namespace, @namespace },
        { MetricTagNames.TaskQueue, taskQueue },
    };

    private TagList Tags(string activityType, string workflowType)
    {
        var tags = QueueTags();
        tags.Add(MetricTagNames.ActivityType, activityType);
        tags.Add(MetricTagNames.WorkflowType, workflowType);
        return tags;
    }
}
