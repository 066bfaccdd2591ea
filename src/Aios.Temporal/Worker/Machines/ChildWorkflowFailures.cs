using Aios.Temporal.Api.Common.V1;
using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Api.Failure.V1;
using Aios.Temporal.Api.History.V1;

namespace Aios.Temporal.Worker.Machines;

/// <summary>Failures that the engine wraps around the outcome of a child workflow (protocol section 2.9).</summary>
internal sealed class ChildWorkflowFailures(string @namespace, string workflowId, WorkflowType workflowType)
{
    public string RunId { get; set; } = "";

    public long InitiatedEventId { get; set; }

    public long StartedEventId { get; set; }

    public Failure Failed(ChildWorkflowExecutionFailedEventAttributes e) => new()
    {
        Message = "Child Workflow execution failed",
        Cause = e.Failure,
        ChildWorkflowExecutionFailureInfo = Info(e.RetryState),
    };

    public Failure TimedOut(RetryState retryState) => new()
    {
        Message = "Child Workflow execution timed out",
        Cause = new Failure
        {
            Message = "Timed out",
            TimeoutFailureInfo = new() { TimeoutType = TimeoutType.StartToClose },
        },
        ChildWorkflowExecutionFailureInfo = Info(retryState),
    };

    public Failure Terminated() => new()
    {
        Message = "Child Workflow execution terminated",
        Cause = new Failure { Message = "Terminated", TerminatedFailureInfo = new() },
        ChildWorkflowExecutionFailureInfo = Info(RetryState.NonRetryableFailure),
    };

    public Failure Cancelled() => new()
    {
        Message = "Child Workflow execution cancelled",
        Cause = new Failure { CanceledFailureInfo = new() },
        ChildWorkflowExecutionFailureInfo = Info(RetryState.NonRetryableFailure),
    };

    public Failure CancelledBeforeScheduled(string reason) => new()
    {
        Message = $"Child Workflow Execution cancelled before scheduled: {reason}",
        Cause = new Failure { CanceledFailureInfo = new() },
        ChildWorkflowExecutionFailureInfo = Info(RetryState.NonRetryableFailure),
    };

    private ChildWorkflowExecutionFailureInfo Info(RetryState retryState) => new()
    {
        Namespace = @namespace,
        WorkflowExecution = new() { WorkflowId = workflowId, RunId = RunId },
        WorkflowType = workflowType,
        InitiatedEventId = InitiatedEventId,
        StartedEventId = StartedEventId,
        RetryState = retryState,
    };
}
