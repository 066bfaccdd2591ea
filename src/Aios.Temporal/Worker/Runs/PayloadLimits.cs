using Aios.Temporal.Api.Command.V1;
using Aios.Temporal.Api.Common.V1;
using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Api.WorkflowService.V1;
using Google.Protobuf;

namespace Aios.Temporal.Worker.Runs;

/// <summary>
/// Checks a completion against the limits of the namespace before it is sent: the server would refuse it anyway, with a
/// worse text (protocol sections 1.9 and 3.9).
/// </summary>
internal static class PayloadLimits
{
    /// <summary>Null if everything fits.</summary>
    public static (WorkflowTaskFailedCause Cause, string Message)? Check(
        RespondWorkflowTaskCompletedRequest request, WorkflowRunEngineOptions options)
    {
        foreach (var command in request.Commands)
        {
            if (CheckCommand(command, options) is { } message)
            {
                return (WorkflowTaskFailedCause.PayloadsTooLarge, message);
            }
        }

        if (options.MaxCompletionBytes > 0 && request.CalculateSize() is var size && size > options.MaxCompletionBytes)
        {
            return (
                WorkflowTaskFailedCause.RequestTooLarge,
                $"[TMPRL1103] The workflow task completion has {size} bytes, the limit is {options.MaxCompletionBytes}. "
                + "Schedule less per workflow task, or keep large data outside and pass references.");
        }

        return null;
    }

    private static string? CheckCommand(Command command, WorkflowRunEngineOptions options)
    {
        if (options.PayloadSizeLimitBytes > 0 && PayloadsOf(command)?.CalculateSize() is { } size
            && size > options.PayloadSizeLimitBytes)
        {
            return Text(command, "payloads", size, options.PayloadSizeLimitBytes);
        }

        if (options.MemoSizeLimitBytes > 0 && MemoOf(command)?.CalculateSize() is { } memo
            && memo > options.MemoSizeLimitBytes)
        {
            return Text(command, "memo", memo, options.MemoSizeLimitBytes);
        }

        return null;
    }

    private static string Text(Command command, string what, int size, long limit) =>
        $"[TMPRL1103] The {what} of the command {command.CommandType} have {size} bytes, the limit of the namespace is "
        + $"{limit}. Keep large data outside and pass references.";

    private static IMessage? PayloadsOf(Command command) => command.AttributesCase switch
    {
        Command.AttributesOneofCase.ScheduleActivityTaskCommandAttributes =>
            command.ScheduleActivityTaskCommandAttributes.Input,
        Command.AttributesOneofCase.StartChildWorkflowExecutionCommandAttributes =>
            command.StartChildWorkflowExecutionCommandAttributes.Input,
        Command.AttributesOneofCase.ContinueAsNewWorkflowExecutionCommandAttributes =>
            command.ContinueAsNewWorkflowExecutionCommandAttributes.Input,
        Command.AttributesOneofCase.SignalExternalWorkflowExecutionCommandAttributes =>
            command.SignalExternalWorkflowExecutionCommandAttributes.Input,
        Command.AttributesOneofCase.CompleteWorkflowExecutionCommandAttributes =>
            command.CompleteWorkflowExecutionCommandAttributes.Result,
        Command.AttributesOneofCase.FailWorkflowExecutionCommandAttributes =>
            command.FailWorkflowExecutionCommandAttributes.Failure,
        Command.AttributesOneofCase.RecordMarkerCommandAttributes => command.RecordMarkerCommandAttributes,
        _ => null,
    };

    private static Memo? MemoOf(Command command) => command.AttributesCase switch
    {
        Command.AttributesOneofCase.ModifyWorkflowPropertiesCommandAttributes =>
            command.ModifyWorkflowPropertiesCommandAttributes.UpsertedMemo,
        Command.AttributesOneofCase.StartChildWorkflowExecutionCommandAttributes =>
            command.StartChildWorkflowExecutionCommandAttributes.Memo,
        Command.AttributesOneofCase.ContinueAsNewWorkflowExecutionCommandAttributes =>
            command.ContinueAsNewWorkflowExecutionCommandAttributes.Memo,
        _ => null,
    };
}
