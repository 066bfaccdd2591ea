using Aios.Temporal.Api.Command.V1;
using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Server.Engine.State;

namespace Aios.Temporal.Server.Engine.Commands;

internal static class StartChildWorkflowExecution
{
    private const WorkflowTaskFailedCause Bad = WorkflowTaskFailedCause.BadStartChildExecutionAttributes;

    public static void Apply(CommandContext context, Command command)
    {
        var asked = command.StartChildWorkflowExecutionCommandAttributes ?? throw new CommandFailure(Bad, "attributes are not set.");
        var state = context.State;
        context.RequireId(asked.WorkflowId, Bad, "WorkflowId");
        context.RequireId(asked.WorkflowType?.Name ?? string.Empty, Bad, "WorkflowType");
        context.RequireSize(asked.Input, Bad, "Input");
        RelatedRuns.RequireOwnNamespace(context, asked.Namespace, Bad);
        if (state.Children.Count >= context.Step.Limits.PendingChildren)
        {
            throw new CommandFailure(WorkflowTaskFailedCause.PendingChildWorkflowsLimitExceeded,
                $"the number of pending child workflow executions has reached the per-workflow limit of {context.Step.Limits.PendingChildren}");
        }

        if (asked.SearchAttributes is { } attributes)
        {
            SearchAttributeChecks.Check(context, attributes);
        }

        if (asked.RetryPolicy is { } policy)
        {
            RetrySchedule.Normalize(policy);
        }

        var closePolicy = asked.ParentClosePolicy == ParentClosePolicy.Unspecified ? ParentClosePolicy.Terminate : asked.ParentClosePolicy;
        var initiated = context.Write(command, EventType.StartChildWorkflowExecutionInitiated, happened =>
            happened.StartChildWorkflowExecutionInitiatedEventAttributes = new()
            {
                Namespace = state.NamespaceName,
                NamespaceId = state.NamespaceId,
                WorkflowId = asked.WorkflowId,
                WorkflowType = asked.WorkflowType,
                TaskQueue = new()
                {
                    Name = string.IsNullOrEmpty(asked.TaskQueue?.Name) ? state.Started.TaskQueue.Name : asked.TaskQueue.Name,
                    Kind = TaskQueueKind.Normal,
                },
                Input = asked.Input,
                WorkflowExecutionTimeout = asked.WorkflowExecutionTimeout,
                WorkflowRunTimeout = asked.WorkflowRunTimeout,
                WorkflowTaskTimeout = asked.WorkflowTaskTimeout,
                ParentClosePolicy = closePolicy,
                Control = asked.Control,
                WorkflowTaskCompletedEventId = context.CompletedTaskEventId,
                WorkflowIdReusePolicy = asked.WorkflowIdReusePolicy == WorkflowIdReusePolicy.Unspecified
                    ? WorkflowIdReusePolicy.AllowDuplicate
                    : asked.WorkflowIdReusePolicy,
                RetryPolicy = asked.RetryPolicy,
                CronSchedule = asked.CronSchedule,
                Header = asked.Header,
                Memo = asked.Memo,
                SearchAttributes = asked.SearchAttributes,
                Priority = asked.Priority,
            });
        state.Children.Add(initiated.EventId, new ChildState
        {
            InitiatedEventId = initiated.EventId,
            WorkflowId = asked.WorkflowId,
            WorkflowType = asked.WorkflowType!.Name,
            RequestId = context.Step.Ids.NewId(),
            ParentClosePolicy = closePolicy,
        });
        context.Step.Effects.Add(new RunEffect.StartChild(initiated.EventId));
    }
}

internal static class SignalExternalWorkflowExecution
{
    private const WorkflowTaskFailedCause Bad = WorkflowTaskFailedCause.BadSignalWorkflowExecutionAttributes;

    public static void Apply(CommandContext context, Command command)
    {
        var asked = command.SignalExternalWorkflowExecutionCommandAttributes ?? throw new CommandFailure(Bad, "attributes are not set.");
        context.RequireId(asked.Execution?.WorkflowId ?? string.Empty, Bad, "WorkflowId");
        context.RequireId(asked.SignalName, Bad, "SignalName");
        context.RequireSize(asked.Input, Bad, "Input");
        RelatedRuns.RequireOwnNamespace(context, asked.Namespace, Bad);
        if (context.State.ExternalSignals.Count >= context.Step.Limits.PendingExternalSignals)
        {
            throw new CommandFailure(WorkflowTaskFailedCause.PendingSignalsLimitExceeded,
                $"the number of pending signals to external workflows has reached the per-workflow limit of {context.Step.Limits.PendingExternalSignals}");
        }

        var initiated = context.Write(command, EventType.SignalExternalWorkflowExecutionInitiated, happened =>
            happened.SignalExternalWorkflowExecutionInitiatedEventAttributes = new()
            {
                WorkflowTaskCompletedEventId = context.CompletedTaskEventId,
                Namespace = context.State.NamespaceName,
                NamespaceId = context.State.NamespaceId,
                WorkflowExecution = asked.Execution,
                SignalName = asked.SignalName,
                Input = asked.Input,
                Control = asked.Control,
                ChildWorkflowOnly = asked.ChildWorkflowOnly,
                Header = asked.Header,
            });
        context.State.ExternalSignals.Add(initiated.EventId, new ExternalRequestState
        {
            InitiatedEventId = initiated.EventId,
            RequestId = context.Step.Ids.NewId(),
        });
        context.Step.Effects.Add(new RunEffect.SignalExternal(initiated.EventId));
    }
}

internal static class RequestCancelExternalWorkflowExecution
{
    private const WorkflowTaskFailedCause Bad = WorkflowTaskFailedCause.BadRequestCancelExternalWorkflowExecutionAttributes;

    public static void Apply(CommandContext context, Command command)
    {
        var asked = command.RequestCancelExternalWorkflowExecutionCommandAttributes
            ?? throw new CommandFailure(Bad, "attributes are not set.");
        context.RequireId(asked.WorkflowId, Bad, "WorkflowId");
        RelatedRuns.RequireOwnNamespace(context, asked.Namespace, Bad);
        if (context.State.ExternalCancels.Count >= context.Step.Limits.PendingExternalCancels)
        {
            throw new CommandFailure(WorkflowTaskFailedCause.PendingRequestCancelLimitExceeded,
                $"the number of pending cancel requests to external workflows has reached the per-workflow limit of {context.Step.Limits.PendingExternalCancels}");
        }

        var initiated = context.Write(command, EventType.RequestCancelExternalWorkflowExecutionInitiated, happened =>
            happened.RequestCancelExternalWorkflowExecutionInitiatedEventAttributes = new()
            {
                WorkflowTaskCompletedEventId = context.CompletedTaskEventId,
                Namespace = context.State.NamespaceName,
                NamespaceId = context.State.NamespaceId,
                WorkflowExecution = new() { WorkflowId = asked.WorkflowId, RunId = asked.RunId },
                Control = asked.Control,
                ChildWorkflowOnly = asked.ChildWorkflowOnly,
                Reason = asked.Reason,
            });
        context.State.ExternalCancels.Add(initiated.EventId, new ExternalRequestState
        {
            InitiatedEventId = initiated.EventId,
            RequestId = context.Step.Ids.NewId(),
        });
        context.Step.Effects.Add(new RunEffect.CancelExternal(initiated.EventId));
    }
}

/// <summary>Rules shared by commands that reach other runs.</summary>
internal static class RelatedRuns
{
    public static void RequireOwnNamespace(CommandContext context, string asked, WorkflowTaskFailedCause cause)
    {
        if (asked.Length > 0 && asked != context.State.NamespaceName)
        {
            throw new CommandFailure(cause, "cross-namespace calls are not allowed.");
        }
    }
}
