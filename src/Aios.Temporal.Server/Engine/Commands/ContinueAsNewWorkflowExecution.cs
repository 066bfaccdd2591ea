using Aios.Temporal.Api.Command.V1;
using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Api.History.V1;
using Aios.Temporal.Server.Engine.Starting;
using Google.Protobuf.WellKnownTypes;

namespace Aios.Temporal.Server.Engine.Commands;

internal static class ContinueAsNewWorkflowExecution
{
    private const WorkflowTaskFailedCause Bad = WorkflowTaskFailedCause.BadContinueAsNewAttributes;

    public static void Apply(CommandContext context, Command command)
    {
        context.RequireNoUnseenEvents();
        var asked = command.ContinueAsNewWorkflowExecutionCommandAttributes ?? throw new CommandFailure(Bad, "attributes are not set.");
        context.RequireSize(asked.Input, Bad, "Input");
        context.RequireSize(asked.Memo, Bad, "Memo");
        if (asked.SearchAttributes is { } attributes)
        {
            SearchAttributeChecks.Check(context, attributes);
        }

        var started = context.State.Started;
        var backoff = asked.BackoffStartInterval?.ToTimeSpan() ?? TimeSpan.Zero;
        if (backoff < TimeSpan.Zero)
        {
            throw new CommandFailure(Bad, "BackoffStartInterval cannot be negative.");
        }

        if (asked.RetryPolicy is not null)
        {
            Normalize(asked.RetryPolicy);
        }

        var next = new WorkflowExecutionStartedEventAttributes
        {
            WorkflowType = string.IsNullOrEmpty(asked.WorkflowType?.Name) ? started.WorkflowType.Clone() : asked.WorkflowType,
            TaskQueue = new()
            {
                Name = string.IsNullOrEmpty(asked.TaskQueue?.Name) ? started.TaskQueue.Name : asked.TaskQueue.Name,
                Kind = TaskQueueKind.Normal,
            },
            Input = asked.Input,
            Header = asked.Header,
            Memo = asked.Memo,
            SearchAttributes = asked.SearchAttributes,
            RetryPolicy = asked.RetryPolicy,
            CronSchedule = asked.CronSchedule,
            WorkflowRunTimeout = OrCurrent(asked.WorkflowRunTimeout, started.WorkflowRunTimeout),
            WorkflowTaskTimeout = OrCurrent(asked.WorkflowTaskTimeout, started.WorkflowTaskTimeout),
            Initiator = asked.Initiator == ContinueAsNewInitiator.Unspecified ? ContinueAsNewInitiator.Workflow : asked.Initiator,
            ContinuedFailure = asked.Failure,
            LastCompletionResult = asked.LastCompletionResult,
            Identity = started.Identity,
            VersioningOverride = started.VersioningOverride?.Clone(),
        };
        var successor = RunSuccession.Create(context.Step, next, backoff);
        var effective = successor.State.Started;
        context.Step.ContinueAsNew(new()
        {
            NewExecutionRunId = successor.State.RunId,
            WorkflowType = effective.WorkflowType,
            TaskQueue = effective.TaskQueue,
            Input = asked.Input,
            WorkflowRunTimeout = effective.WorkflowRunTimeout,
            WorkflowTaskTimeout = effective.WorkflowTaskTimeout,
            WorkflowTaskCompletedEventId = context.CompletedTaskEventId,
            BackoffStartInterval = effective.FirstWorkflowTaskBackoff,
            Initiator = effective.Initiator,
            Failure = asked.Failure,
            LastCompletionResult = asked.LastCompletionResult,
            Header = asked.Header,
            Memo = asked.Memo,
            SearchAttributes = asked.SearchAttributes,
        });
    }

    private static Duration OrCurrent(Duration? asked, Duration current)
    {
        var span = asked?.ToTimeSpan() ?? TimeSpan.Zero;
        return span < TimeSpan.Zero
            ? throw new CommandFailure(Bad, "time-outs cannot be negative.")
            : span == TimeSpan.Zero ? current.Clone() : asked!;
    }

    private static void Normalize(Api.Common.V1.RetryPolicy policy)
    {
        try
        {
            RetrySchedule.Normalize(policy);
        }
        catch (ServiceException error)
        {
            throw new CommandFailure(Bad, error.Message);
        }
    }
}
