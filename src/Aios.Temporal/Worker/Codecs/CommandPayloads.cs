using Aios.Temporal.Api.Command.V1;
using Aios.Temporal.Converters;
using Aios.Temporal.Worker.Activations;

namespace Aios.Temporal.Worker.Codecs;

/// <summary>
/// Every payload position of an instance command. Commands are copied: a local activity that is scheduled again after a
/// backoff reuses the same header and input.
/// </summary>
internal static class CommandPayloads
{
    public static async Task<InstanceCommand> TransformAsync(InstanceCommand command, PayloadTransform transform)
    {
        var result = await AttributesAsync(command, transform).ConfigureAwait(false);
        return result.UserMetadata is null
            ? result
            : result with { UserMetadata = await transform.ApplyAsync(result.UserMetadata).ConfigureAwait(false) };
    }

    private static async Task<InstanceCommand> AttributesAsync(InstanceCommand command, PayloadTransform transform) =>
        command switch
        {
            ScheduleActivityCommand schedule => schedule with
            {
                Attributes = await ActivityAsync(schedule.Attributes, transform).ConfigureAwait(false),
            },
            ScheduleLocalActivityCommand schedule => schedule with
            {
                Attributes = await ActivityAsync(schedule.Attributes, transform).ConfigureAwait(false),
            },
            StartChildWorkflowCommand start => start with
            {
                Attributes = await ChildAsync(start.Attributes, transform).ConfigureAwait(false),
            },
            SignalExternalWorkflowCommand signal => signal with
            {
                Attributes = await SignalAsync(signal.Attributes, transform).ConfigureAwait(false),
            },
            ModifyPropertiesCommand modify => modify with
            {
                UpsertedMemo = (await transform.ApplyAsync(modify.UpsertedMemo).ConfigureAwait(false))!,
            },
            UpdateResponseCommand update => update with
            {
                Response = await ResponseAsync(update.Response, transform).ConfigureAwait(false),
            },
            CompleteWorkflowCommand complete => complete with
            {
                Result = await transform.ApplyAsync(complete.Result).ConfigureAwait(false),
            },
            FailWorkflowCommand fail => fail with
            {
                Failure = (await transform.ApplyAsync(fail.Failure).ConfigureAwait(false))!,
            },
            ContinueAsNewCommand next => next with
            {
                Attributes = await NextRunAsync(next.Attributes, transform).ConfigureAwait(false),
                Memo = await transform.ApplyAsync(next.Memo).ConfigureAwait(false),
            },
            RespondToQueryCommand respond => respond with
            {
                Result = await transform.ApplyAsync(respond.Result).ConfigureAwait(false),
                Failure = await transform.ApplyAsync(respond.Failure).ConfigureAwait(false),
            },
            _ => command,
        };

    private static async Task<ScheduleActivityTaskCommandAttributes> ActivityAsync(
        ScheduleActivityTaskCommandAttributes attributes,
        PayloadTransform transform)
    {
        var copy = attributes.Clone();
        copy.Input = await transform.ApplyAsync(attributes.Input).ConfigureAwait(false);
        copy.Header = await transform.ApplyAsync(attributes.Header).ConfigureAwait(false);
        return copy;
    }

    private static async Task<StartChildWorkflowExecutionCommandAttributes> ChildAsync(
        StartChildWorkflowExecutionCommandAttributes attributes,
        PayloadTransform transform)
    {
        var copy = attributes.Clone();
        copy.Input = await transform.ApplyAsync(attributes.Input).ConfigureAwait(false);
        copy.Header = await transform.ApplyAsync(attributes.Header).ConfigureAwait(false);
        copy.Memo = await transform.ApplyAsync(attributes.Memo).ConfigureAwait(false);
        return copy;
    }

    private static async Task<SignalExternalWorkflowExecutionCommandAttributes> SignalAsync(
        SignalExternalWorkflowExecutionCommandAttributes attributes,
        PayloadTransform transform)
    {
        var copy = attributes.Clone();
        copy.Input = await transform.ApplyAsync(attributes.Input).ConfigureAwait(false);
        copy.Header = await transform.ApplyAsync(attributes.Header).ConfigureAwait(false);
        return copy;
    }

    private static async Task<ContinueAsNewWorkflowExecutionCommandAttributes> NextRunAsync(
        ContinueAsNewWorkflowExecutionCommandAttributes attributes,
        PayloadTransform transform)
    {
        var copy = attributes.Clone();
        copy.Input = await transform.ApplyAsync(attributes.Input).ConfigureAwait(false);
        copy.Header = await transform.ApplyAsync(attributes.Header).ConfigureAwait(false);
        copy.Memo = await transform.ApplyAsync(attributes.Memo).ConfigureAwait(false);
        copy.Failure = await transform.ApplyAsync(attributes.Failure).ConfigureAwait(false);
        copy.LastCompletionResult = await transform.ApplyAsync(attributes.LastCompletionResult).ConfigureAwait(false);
        return copy;
    }

    private static async Task<UpdateResponse> ResponseAsync(UpdateResponse response, PayloadTransform transform) =>
        response switch
        {
            UpdateResponse.Completed completed =>
                completed with { Result = await transform.ApplyAsync(completed.Result).ConfigureAwait(false) },
            UpdateResponse.Rejected rejected =>
                rejected with { Failure = (await transform.ApplyAsync(rejected.Failure).ConfigureAwait(false))! },
            _ => response,
        };
}
