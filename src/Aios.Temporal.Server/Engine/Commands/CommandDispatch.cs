using Aios.Temporal.Api.Command.V1;
using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Server.Engine.Updates;

namespace Aios.Temporal.Server.Engine.Commands;

/// <summary>The flat switch over everything a worker can ask (server semantics 4.2).</summary>
internal static class CommandDispatch
{
    public static void Apply(CommandContext context, Command command, UpdateMessages messages)
    {
        switch (command.CommandType)
        {
            case CommandType.ScheduleActivityTask:
                ScheduleActivityTask.Apply(context, command);
                break;
            case CommandType.RequestCancelActivityTask:
                RequestCancelActivityTask.Apply(context, command);
                break;
            case CommandType.StartTimer:
                StartTimer.Apply(context, command);
                break;
            case CommandType.CancelTimer:
                CancelTimer.Apply(context, command);
                break;
            case CommandType.CompleteWorkflowExecution:
                CompleteWorkflowExecution.Apply(context, command);
                break;
            case CommandType.FailWorkflowExecution:
                FailWorkflowExecution.Apply(context, command);
                break;
            case CommandType.CancelWorkflowExecution:
                CancelWorkflowExecution.Apply(context, command);
                break;
            case CommandType.ContinueAsNewWorkflowExecution:
                ContinueAsNewWorkflowExecution.Apply(context, command);
                break;
            case CommandType.StartChildWorkflowExecution:
                StartChildWorkflowExecution.Apply(context, command);
                break;
            case CommandType.SignalExternalWorkflowExecution:
                SignalExternalWorkflowExecution.Apply(context, command);
                break;
            case CommandType.RequestCancelExternalWorkflowExecution:
                RequestCancelExternalWorkflowExecution.Apply(context, command);
                break;
            case CommandType.RecordMarker:
                RecordMarker.Apply(context, command);
                break;
            case CommandType.UpsertWorkflowSearchAttributes:
                UpsertWorkflowSearchAttributes.Apply(context, command);
                break;
            case CommandType.ModifyWorkflowProperties:
                ModifyWorkflowProperties.Apply(context, command);
                break;
            case CommandType.ProtocolMessage:
                messages.Apply(context, command.ProtocolMessageCommandAttributes?.MessageId ?? string.Empty);
                break;
            case CommandType.ScheduleNexusOperation:
            case CommandType.RequestCancelNexusOperation:
                throw new CommandFailure(WorkflowTaskFailedCause.FeatureDisabled, "Nexus operations are not supported by this server.");
            default:
                throw ServiceException.InvalidArgument($"unknown command type: {command.CommandType}");
        }
    }

    /// <summary>A closing command is the last one of its completion.</summary>
    public static void CheckSequence(IReadOnlyList<Command> commands)
    {
        for (var index = 0; index < commands.Count - 1; index++)
        {
            if (IsClosing(commands[index].CommandType))
            {
                throw ServiceException.InvalidArgument(
                    $"invalid command sequence: [{string.Join(", ", commands.Select(command => command.CommandType))}], command {commands[index].CommandType} must be the last command.");
            }
        }
    }

    private static bool IsClosing(CommandType type) => type is CommandType.CompleteWorkflowExecution
        or CommandType.FailWorkflowExecution or CommandType.CancelWorkflowExecution or CommandType.ContinueAsNewWorkflowExecution;
}
