using Aios.Temporal.Api.Common.V1;
using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Api.History.V1;

namespace Aios.Temporal.Testing.Histories;

/// <content>Child workflows.</content>
public sealed partial class HistoryBuilder
{
    private const string Child = "child workflow";
    private const string ChildStart = "started child workflow";

    /// <summary>The workflow starts a child.</summary>
    /// <param name="workflowId">Id of the child.</param>
    /// <param name="workflowType">Type of the child.</param>
    /// <returns>This builder.</returns>
    public HistoryBuilder ChildInitiated(string workflowId, string workflowType = "ChildWorkflow") => Add(new HistoryEvent
    {
        EventType = EventType.StartChildWorkflowExecutionInitiated,
        StartChildWorkflowExecutionInitiatedEventAttributes = new()
        {
            WorkflowId = workflowId,
            WorkflowType = new() { Name = workflowType },
        },
    }).Named(Child, workflowId);

    /// <summary>The server has started a child.</summary>
    /// <param name="workflowId">Id of an initiated child.</param>
    /// <param name="runId">Run id of the child.</param>
    /// <returns>This builder.</returns>
    public HistoryBuilder ChildStarted(string workflowId, string runId = "child-run") => Add(new HistoryEvent
    {
        EventType = EventType.ChildWorkflowExecutionStarted,
        ChildWorkflowExecutionStartedEventAttributes = new()
        {
            InitiatedEventId = IdOf(Child, workflowId),
            WorkflowExecution = new() { WorkflowId = workflowId, RunId = runId },
        },
    }).Named(ChildStart, workflowId);

    /// <summary>The server could not start a child.</summary>
    /// <param name="workflowId">Id of an initiated child.</param>
    /// <param name="cause">Why.</param>
    /// <returns>This builder.</returns>
    public HistoryBuilder ChildStartFailed(
        string workflowId,
        StartChildWorkflowExecutionFailedCause cause = StartChildWorkflowExecutionFailedCause.WorkflowAlreadyExists) =>
        Add(new HistoryEvent
        {
            EventType = EventType.StartChildWorkflowExecutionFailed,
            StartChildWorkflowExecutionFailedEventAttributes = new()
            {
                InitiatedEventId = IdOf(Child, workflowId),
                WorkflowId = workflowId,
                Cause = cause,
            },
        });

    /// <summary>A child completes.</summary>
    /// <param name="workflowId">Id of a started child.</param>
    /// <param name="result">Its result, none if null.</param>
    /// <returns>This builder.</returns>
    public HistoryBuilder ChildCompleted(string workflowId, Payload? result = null) => Add(new HistoryEvent
    {
        EventType = EventType.ChildWorkflowExecutionCompleted,
        ChildWorkflowExecutionCompletedEventAttributes = new()
        {
            InitiatedEventId = IdOf(Child, workflowId),
            StartedEventId = IdOf(ChildStart, workflowId),
            Result = List(result),
        },
    });

    /// <summary>A child fails.</summary>
    /// <param name="workflowId">Id of a started child.</param>
    /// <param name="message">Text of the failure.</param>
    /// <returns>This builder.</returns>
    public HistoryBuilder ChildFailed(string workflowId, string message = "failed") => Add(new HistoryEvent
    {
        EventType = EventType.ChildWorkflowExecutionFailed,
        ChildWorkflowExecutionFailedEventAttributes = new()
        {
            InitiatedEventId = IdOf(Child, workflowId),
            StartedEventId = IdOf(ChildStart, workflowId),
            Failure = ApplicationFailure(message),
            RetryState = RetryState.RetryPolicyNotSet,
        },
    });

    /// <summary>A child exceeds its time-out.</summary>
    /// <param name="workflowId">Id of a started child.</param>
    /// <returns>This builder.</returns>
    public HistoryBuilder ChildTimedOut(string workflowId) => Add(new HistoryEvent
    {
        EventType = EventType.ChildWorkflowExecutionTimedOut,
        ChildWorkflowExecutionTimedOutEventAttributes = new()
        {
            InitiatedEventId = IdOf(Child, workflowId),
            StartedEventId = IdOf(ChildStart, workflowId),
            RetryState = RetryState.Timeout,
        },
    });

    /// <summary>A child ends as cancelled.</summary>
    /// <param name="workflowId">Id of a started child.</param>
    /// <returns>This builder.</returns>
    public HistoryBuilder ChildCanceled(string workflowId) => Add(new HistoryEvent
    {
        EventType = EventType.ChildWorkflowExecutionCanceled,
        ChildWorkflowExecutionCanceledEventAttributes = new()
        {
            InitiatedEventId = IdOf(Child, workflowId),
            StartedEventId = IdOf(ChildStart, workflowId),
        },
    });

    /// <summary>A child is terminated.</summary>
    /// <param name="workflowId">Id of a started child.</param>
    /// <returns>This builder.</returns>
    public HistoryBuilder ChildTerminated(string workflowId) => Add(new HistoryEvent
    {
        EventType = EventType.ChildWorkflowExecutionTerminated,
        ChildWorkflowExecutionTerminatedEventAttributes = new()
        {
            InitiatedEventId = IdOf(Child, workflowId),
            StartedEventId = IdOf(ChildStart, workflowId),
        },
    });
}
