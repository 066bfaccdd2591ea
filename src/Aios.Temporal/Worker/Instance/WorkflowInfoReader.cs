using Aios.Temporal.Converters;
using Aios.Temporal.Worker.Activations;
using Aios.Temporal.Workflows;
using Google.Protobuf.WellKnownTypes;
using Priority = Aios.Temporal.Common.Priority;
using RetryPolicy = Aios.Temporal.Common.RetryPolicy;

namespace Aios.Temporal.Worker.Instance;

/// <summary>Turns the first job of a run into what user code sees of it.</summary>
internal static class WorkflowInfoReader
{
    public static WorkflowInfo Read(
        WorkflowInstanceDetails details, InitializeWorkflow init, WorkflowActivation activation, CallConverter converter)
    {
        var started = init.Started;
        return new(
            Attempt: started.Attempt,
            ContinuedRunId: NullIfEmpty(started.ContinuedExecutionRunId),
            CronSchedule: NullIfEmpty(started.CronSchedule),
            ExecutionTimeout: NullIfZero(started.WorkflowExecutionTimeout),
            FirstExecutionRunId: started.FirstExecutionRunId,
            Headers: started.Header?.Fields,
            LastFailure: started.ContinuedFailure is null ? null : converter.ToException(started.ContinuedFailure),
            LastResult: started.LastCompletionResult?.Payloads_.Select(IRawValue (p) => new RawValue(p)).ToArray(),
            Namespace: details.Namespace,
            OriginalExecutionRunId: started.OriginalExecutionRunId,
            Parent: started.ParentWorkflowExecution is { } parent
                ? new(started.ParentWorkflowNamespace, parent.RunId, parent.WorkflowId)
                : null,
            Priority: Priority.FromProto(started.Priority),
            RetryPolicy: started.RetryPolicy is null ? null : RetryPolicy.FromProto(started.RetryPolicy),
            Root: started.RootWorkflowExecution is { } root ? new(root.RunId, root.WorkflowId) : null,
            RunId: activation.RunId,
            RunTimeout: NullIfZero(started.WorkflowRunTimeout),
            StartTime: activation.Timestamp,
            TaskQueue: details.TaskQueue,
            TaskTimeout: started.WorkflowTaskTimeout?.ToTimeSpan() ?? TimeSpan.Zero,
            WorkflowId: init.WorkflowId,
            WorkflowStartTime: init.StartTime,
            WorkflowType: started.WorkflowType.Name);
    }

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;

    private static TimeSpan? NullIfZero(Duration? duration) =>
        duration is null or { Seconds: 0, Nanos: 0 } ? null : duration.ToTimeSpan();
}
