using Aios.Temporal.Api.Common.V1;
using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Api.History.V1;

namespace Aios.Temporal.Server.Engine.Related;

/// <summary>How signals and cancel requests to other runs ended (server semantics 6.7). A null cause is success.</summary>
internal static class ExternalEvents
{
    public static void RecordExternalSignal(
        this Transition step,
        long initiatedEventId,
        SignalExternalWorkflowExecutionInitiatedEventAttributes initiated,
        SignalExternalWorkflowExecutionFailedCause? cause)
    {
        if (!step.IsOpen || !step.State.ExternalSignals.Remove(initiatedEventId))
        {
            return;
        }

        var happened = step.NewEvent(cause is null
            ? EventType.ExternalWorkflowExecutionSignaled
            : EventType.SignalExternalWorkflowExecutionFailed);
        if (cause is null)
        {
            happened.ExternalWorkflowExecutionSignaledEventAttributes = new()
            {
                InitiatedEventId = initiatedEventId,
                Namespace = initiated.Namespace,
                NamespaceId = initiated.NamespaceId,
                WorkflowExecution = initiated.WorkflowExecution,
                Control = initiated.Control,
            };
        }
        else
        {
            happened.SignalExternalWorkflowExecutionFailedEventAttributes = new()
            {
                Cause = cause.Value,
                WorkflowTaskCompletedEventId = initiated.WorkflowTaskCompletedEventId,
                InitiatedEventId = initiatedEventId,
                Namespace = initiated.Namespace,
                NamespaceId = initiated.NamespaceId,
                WorkflowExecution = initiated.WorkflowExecution,
                Control = initiated.Control,
            };
        }

        step.AppendOrBuffer(happened);
        step.RequestWorkflowTask();
    }

    public static void RecordExternalCancel(
        this Transition step,
        long initiatedEventId,
        RequestCancelExternalWorkflowExecutionInitiatedEventAttributes initiated,
        CancelExternalWorkflowExecutionFailedCause? cause)
    {
        if (!step.IsOpen || !step.State.ExternalCancels.Remove(initiatedEventId))
        {
            return;
        }

        var target = new WorkflowExecution(initiated.WorkflowExecution);
        var happened = step.NewEvent(cause is null
            ? EventType.ExternalWorkflowExecutionCancelRequested
            : EventType.RequestCancelExternalWorkflowExecutionFailed);
        if (cause is null)
        {
            happened.ExternalWorkflowExecutionCancelRequestedEventAttributes = new()
            {
                InitiatedEventId = initiatedEventId,
                Namespace = initiated.Namespace,
                NamespaceId = initiated.NamespaceId,
                WorkflowExecution = target,
            };
        }
        else
        {
            happened.RequestCancelExternalWorkflowExecutionFailedEventAttributes = new()
            {
                Cause = cause.Value,
                WorkflowTaskCompletedEventId = initiated.WorkflowTaskCompletedEventId,
                InitiatedEventId = initiatedEventId,
                Namespace = initiated.Namespace,
                NamespaceId = initiated.NamespaceId,
                WorkflowExecution = target,
                Control = initiated.Control,
            };
        }

        step.AppendOrBuffer(happened);
        step.RequestWorkflowTask();
    }
}
