using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Aios.Temporal.Common;

/// <summary>Metrics of workflows and workflow tasks of one worker.</summary>
internal sealed class WorkflowMetrics(string @namespace, string taskQueue)
{
    private static readonly Counter<long> Completions = TemporalInstruments.Counter("workflow_completed", "Workflows that returned.");
    private static readonly Counter<long> Cancellations = TemporalInstruments.Counter("workflow_canceled", "Workflows that ended as cancelled.");
    private static readonly Counter<long> Failures = TemporalInstruments.Counter("workflow_failed", "Workflows that failed.");
    private static readonly Counter<long> Continuations =
        TemporalInstruments.Counter("workflow_continue_as_new", "Workflows that continued as new.");
    private static readonly Histogram<double> EndToEndLatency =
        TemporalInstruments.Latency("workflow_endtoend_latency", "Time from start to end of workflows.");
    private static readonly Counter<long> EmptyPolls =
        TemporalInstruments.Counter("workflow_task_queue_poll_empty", "Polls without a workflow task.");
    private static readonly Counter<long> SuccessfulPolls =
        TemporalInstruments.Counter("workflow_task_queue_poll_succeed", "Polls with a workflow task.");
    private static readonly Counter<long> TaskFailures =
        TemporalInstruments.Counter("workflow_task_execution_failed", "Workflow tasks that failed.");
    private static readonly Histogram<double> ScheduleToStartLatency =
        TemporalInstruments.Latency("workflow_task_schedule_to_start_latency", "Time workflow tasks waited for a worker.");
    private static readonly Histogram<double> ReplayLatency =
        TemporalInstruments.Latency("workflow_task_replay_latency", "Time of replays.");
    private static readonly Histogram<double> ExecutionLatency =
        TemporalInstruments.Latency("workflow_task_execution_latency", "Time of workflow tasks without replay.");

    public void Completed(string workflowType, TimeSpan sinceStart) => Ended(Completions, workflowType, sinceStart);

    public void Canceled(string workflowType, TimeSpan sinceStart) => Ended(Cancellations, workflowType, sinceStart);

    public void Failed(string workflowType, TimeSpan sinceStart) => Ended(Failures, workflowType, sinceStart);

    public void ContinuedAsNew(string workflowType, TimeSpan sinceStart) => Ended(Continuations, workflowType, sinceStart);

    public void PollEmpty() => EmptyPolls.Add(1, Tags());

    public void PollSucceeded() => SuccessfulPolls.Add(1, Tags());

    /// <param name="workflowType">Type of the workflow.</param>
    /// <param name="reason">For example <c>NonDeterminismError</c> or <c>WorkflowError</c>.</param>
    public void TaskFailed(string workflowType, string reason)
    {
        var tags = Tags(workflowType);
        tags.Add(MetricTagNames.FailureReason, reason);
        TaskFailures.Add(1, tags);
    }

    public void TaskScheduleToStart(TimeSpan latency) => ScheduleToStartLatency.Record(latency.TotalMilliseconds, Tags());

    public void Replayed(string workflowType, TimeSpan latency) =>
        ReplayLatency.Record(latency.TotalMilliseconds, Tags(workflowType));

    public void TaskExecuted(string workflowType, TimeSpan latency) =>
        ExecutionLatency.Record(latency.TotalMilliseconds, Tags(workflowType));

    private void Ended(Counter<long> counter, string workflowType, TimeSpan sinceStart)
    {
        var tags = Tags(workflowType);
        counter.Add(1, tags);
        EndToEndLatency.Record(sinceStart.TotalMilliseconds, tags);
    }

    private TagList Tags() => new()
    {
        { MetricTagNames.Namespace, @namespace },
        { MetricTagNames.TaskQueue, taskQueue },
    };

    private TagList Tags(string workflowType)
    {
        var tags = Tags();
        tags.Add(MetricTagNames.WorkflowType, workflowType);
        return tags;
    }
}
