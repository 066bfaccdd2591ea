using Aios.Temporal.Api.Common.V1;
using Aios.Temporal.Converters;
using Priority = Aios.Temporal.Common.Priority;
using RetryPolicy = Aios.Temporal.Common.RetryPolicy;

namespace Aios.Temporal.Workflows;

/// <summary>What is known about the current run from its start. Time-outs of zero are null.</summary>
/// <param name="Attempt">Attempt of the workflow under its retry policy, from 1.</param>
/// <param name="ContinuedRunId">Run this one continues, if any.</param>
/// <param name="CronSchedule">Cron expression, if any.</param>
/// <param name="ExecutionTimeout">Longest time over all runs.</param>
/// <param name="FirstExecutionRunId">First run of the chain of retries, cron and continue-as-new.</param>
/// <param name="Headers">Headers of the start request.</param>
/// <param name="LastFailure">Failure of the previous run under retry or cron, if any.</param>
/// <param name="LastResult">Result of the previous successful cron run, if any.</param>
/// <param name="Namespace">Namespace of the run.</param>
/// <param name="OriginalExecutionRunId">Run id at start; stays the same after a reset.</param>
/// <param name="Parent">Parent workflow, if this is a child.</param>
/// <param name="Priority">Priority of the run.</param>
/// <param name="RetryPolicy">Retry policy of the workflow, if any.</param>
/// <param name="Root">Topmost workflow of the chain of parents, if known.</param>
/// <param name="RunId">Id of this run.</param>
/// <param name="RunTimeout">Longest time of this run.</param>
/// <param name="StartTime">Time of the first workflow task, UTC.</param>
/// <param name="TaskQueue">Task queue of the run.</param>
/// <param name="TaskTimeout">Longest time of one workflow task.</param>
/// <param name="WorkflowId">Workflow id.</param>
/// <param name="WorkflowStartTime">Time the server started the run, UTC.</param>
/// <param name="WorkflowType">Workflow type name.</param>
public record WorkflowInfo(
    int Attempt,
    string? ContinuedRunId,
    string? CronSchedule,
    TimeSpan? ExecutionTimeout,
    string FirstExecutionRunId,
    IReadOnlyDictionary<string, Payload>? Headers,
    Exception? LastFailure,
    IReadOnlyCollection<IRawValue>? LastResult,
    string Namespace,
    string OriginalExecutionRunId,
    WorkflowInfo.ParentInfo? Parent,
    Priority Priority,
    RetryPolicy? RetryPolicy,
    WorkflowInfo.RootInfo? Root,
    string RunId,
    TimeSpan? RunTimeout,
    DateTime StartTime,
    string TaskQueue,
    TimeSpan TaskTimeout,
    string WorkflowId,
    DateTime WorkflowStartTime,
    string WorkflowType)
{
    /// <summary>Values for a logger scope, made once per run.</summary>
    internal Dictionary<string, object> CreateLoggerScope() => new(StringComparer.Ordinal)
    {
        ["Attempt"] = Attempt,
        ["Namespace"] = Namespace,
        ["FirstExecutionRunId"] = FirstExecutionRunId,
        ["RunId"] = RunId,
        ["TaskQueue"] = TaskQueue,
        ["WorkflowId"] = WorkflowId,
        ["WorkflowType"] = WorkflowType,
    };

    /// <summary>Parent of a child workflow.</summary>
    /// <param name="Namespace">Namespace of the parent.</param>
    /// <param name="RunId">Run id of the parent.</param>
    /// <param name="WorkflowId">Workflow id of the parent.</param>
    public record ParentInfo(string Namespace, string RunId, string WorkflowId);

    /// <summary>Topmost workflow of a chain of parents.</summary>
    /// <param name="RunId">Run id of the root.</param>
    /// <param name="WorkflowId">Workflow id of the root.</param>
    public record RootInfo(string RunId, string WorkflowId);
}
