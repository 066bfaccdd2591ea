using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Api.History.V1;

namespace Aios.Temporal.Testing.Histories;

/// <content>Signals and cancel requests to other workflows.</content>
public sealed partial class HistoryBuilder
{
    private const string ExternalSignal = "external signal";
    private const string ExternalCancel = "external cancel";

    /// <summary>The workflow signals another one.</summary>
    /// <param name="workflowId">Id of the other workflow.</param>
    /// <param name="signalName">Name of the signal.</param>
    /// <returns>This builder.</returns>
    public HistoryBuilder ExternalSignalInitiated(string workflowId, string signalName = "sig") => Add(new HistoryEvent
    {
        EventType = EventType.SignalExternalWorkflowExecutionInitiated,
        SignalExternalWorkflowExecutionInitiatedEventAttributes = new()
        {
            WorkflowExecution = new() { WorkflowId = workflowId },
            SignalName = signalName,
        },
    }).Named(ExternalSignal, workflowId);

    /// <summary>The other workflow has the signal.</summary>
    /// <param name="workflowId">Id of the other workflow.</param>
    /// <returns>This builder.</returns>
    public HistoryBuilder ExternalSignaled(string workflowId) => Add(new HistoryEvent
    {
        EventType = EventType.ExternalWorkflowExecutionSignaled,
        ExternalWorkflowExecutionSignaledEventAttributes = new() { InitiatedEventId = IdOf(ExternalSignal, workflowId) },
    });

    /// <summary>The other workflow could not be signalled.</summary>
    /// <param name="workflowId">Id of the other workflow.</param>
    /// <returns>This builder.</returns>
    public HistoryBuilder ExternalSignalFailed(string workflowId) => Add(new HistoryEvent
    {
        EventType = EventType.SignalExternalWorkflowExecutionFailed,
        SignalExternalWorkflowExecutionFailedEventAttributes = new()
        {
            InitiatedEventId = IdOf(ExternalSignal, workflowId),
            Cause = SignalExternalWorkflowExecutionFailedCause.ExternalWorkflowExecutionNotFound,
        },
    });

    /// <summary>The workflow asks to cancel another one or a child.</summary>
    /// <param name="workflowId">Id of the other workflow.</param>
    /// <returns>This builder.</returns>
    public HistoryBuilder ExternalCancelInitiated(string workflowId) => Add(new HistoryEvent
    {
        EventType = EventType.RequestCancelExternalWorkflowExecutionInitiated,
        RequestCancelExternalWorkflowExecutionInitiatedEventAttributes = new()
        {
            WorkflowExecution = new() { WorkflowId = workflowId },
        },
    }).Named(ExternalCancel, workflowId);

    /// <summary>The other workflow has the cancel request.</summary>
    /// <param name="workflowId">Id of the other workflow.</param>
    /// <returns>This builder.</returns>
    public HistoryBuilder ExternalCancelDelivered(string workflowId) => Add(new HistoryEvent
    {
        EventType = EventType.ExternalWorkflowExecutionCancelRequested,
        ExternalWorkflowExecutionCancelRequestedEventAttributes = new() { InitiatedEventId = IdOf(ExternalCancel, workflowId) },
    });

    /// <summary>The other workflow could not be asked to cancel.</summary>
    /// <param name="workflowId">Id of the other workflow.</param>
    /// <returns>This builder.</returns>
    public HistoryBuilder ExternalCancelFailed(string workflowId) => Add(new HistoryEvent
    {
        EventType = EventType.RequestCancelExternalWorkflowExecutionFailed,
        RequestCancelExternalWorkflowExecutionFailedEventAttributes = new()
        {
            InitiatedEventId = IdOf(ExternalCancel, workflowId),
            Cause = CancelExternalWorkflowExecutionFailedCause.ExternalWorkflowExecutionNotFound,
        },
    });
}
