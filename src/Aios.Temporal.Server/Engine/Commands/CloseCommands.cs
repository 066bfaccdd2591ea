using Aios.Temporal.Api.Command.V1;
using Aios.Temporal.Api.Enums.V1;

namespace Aios.Temporal.Server.Engine.Commands;

internal static class CompleteWorkflowExecution
{
    private const WorkflowTaskFailedCause Bad = WorkflowTaskFailedCause.BadCompleteWorkflowExecutionAttributes;

    public static void Apply(CommandContext context, Command command)
    {
        context.RequireNoUnseenEvents();
        var attributes = command.CompleteWorkflowExecutionCommandAttributes ?? throw new CommandFailure(Bad, "attributes are not set.");
        context.RequireSize(attributes.Result, Bad, "Result");
        context.Step.Complete(attributes.Result, context.CompletedTaskEventId);
    }
}

internal static class FailWorkflowExecution
{
    private const WorkflowTaskFailedCause Bad = WorkflowTaskFailedCause.BadFailWorkflowExecutionAttributes;

    public static void Apply(CommandContext context, Command command)
    {
        context.RequireNoUnseenEvents();
        var failure = command.FailWorkflowExecutionCommandAttributes?.Failure
            ?? throw new CommandFailure(Bad, "Failure is not set on command.");
        context.RequireSize(failure, Bad, "Failure");
        context.Step.Fail(failure, context.CompletedTaskEventId);
    }
}

internal static class CancelWorkflowExecution
{
    private const WorkflowTaskFailedCause Bad = WorkflowTaskFailedCause.BadCancelWorkflowExecutionAttributes;

    public static void Apply(CommandContext context, Command command)
    {
        context.RequireNoUnseenEvents();
        var attributes = command.CancelWorkflowExecutionCommandAttributes ?? throw new CommandFailure(Bad, "attributes are not set.");
        context.Step.Cancel(attributes.Details, context.CompletedTaskEventId);
    }
}
