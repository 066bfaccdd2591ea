using Aios.Temporal.Api.Common.V1;
using Aios.Temporal.Client.Interceptors;
using Aios.Temporal.Converters;
using Aios.Temporal.Exceptions;
using Google.Protobuf;

namespace Aios.Temporal.Client.Calls;

/// <summary>Heartbeats, completes, fails and cancels an activity outside of its method.</summary>
internal static class AsyncActivityCalls
{
    public static async Task HeartbeatAsync(TemporalClient client, HeartbeatAsyncActivityInput input)
    {
        var rpc = TemporalClient.DefaultRetryOptions(input.Options?.Rpc);
        var details = await Converter(client, input.DataConverterOverride).ToPayloadsFieldAsync(input.Options?.Details);
        bool stop;
        if (ById(input.Activity) is { } id)
        {
            var response = await client.WorkflowService.RecordActivityTaskHeartbeatByIdAsync(
                new()
                {
                    Namespace = client.Options.Namespace,
                    WorkflowId = id.WorkflowId,
                    RunId = id.RunId ?? string.Empty,
                    ActivityId = id.ActivityId,
                    Identity = client.Identity,
                    Details = details,
                },
                rpc);
            stop = response.CancelRequested || response.ActivityPaused || response.ActivityReset;
        }
        else
        {
            var response = await client.WorkflowService.RecordActivityTaskHeartbeatAsync(
                new()
                {
                    Namespace = client.Options.Namespace,
                    TaskToken = Token(input.Activity),
                    Identity = client.Identity,
                    Details = details,
                },
                rpc);
            stop = response.CancelRequested || response.ActivityPaused || response.ActivityReset;
        }

        if (stop)
        {
            throw new AsyncActivityCanceledException();
        }
    }

    public static async Task CompleteAsync(TemporalClient client, CompleteAsyncActivityInput input)
    {
        var rpc = TemporalClient.DefaultRetryOptions(input.Options?.Rpc);
        Payloads? result = await Converter(client, input.DataConverterOverride).ToPayloadsFieldAsync([input.Result]);
        await (ById(input.Activity) is { } id
            ? client.WorkflowService.RespondActivityTaskCompletedByIdAsync(
                new()
                {
                    Namespace = client.Options.Namespace,
                    WorkflowId = id.WorkflowId,
                    RunId = id.RunId ?? string.Empty,
                    ActivityId = id.ActivityId,
                    Identity = client.Identity,
                    Result = result,
                },
                rpc)
            : (Task)client.WorkflowService.RespondActivityTaskCompletedAsync(
                new()
                {
                    Namespace = client.Options.Namespace,
                    TaskToken = Token(input.Activity),
                    Identity = client.Identity,
                    Result = result,
                },
                rpc));
    }

    public static async Task FailAsync(TemporalClient client, FailAsyncActivityInput input)
    {
        ArgumentNullException.ThrowIfNull(input.Exception);
        var rpc = TemporalClient.DefaultRetryOptions(input.Options?.Rpc);
        var converter = Converter(client, input.DataConverterOverride);
        var failure = await converter.ToFailureAsync(input.Exception);
        var lastDetails = await converter.ToPayloadsFieldAsync(input.Options?.LastHeartbeatDetails);
        await (ById(input.Activity) is { } id
            ? client.WorkflowService.RespondActivityTaskFailedByIdAsync(
                new()
                {
                    Namespace = client.Options.Namespace,
                    WorkflowId = id.WorkflowId,
                    RunId = id.RunId ?? string.Empty,
                    ActivityId = id.ActivityId,
                    Identity = client.Identity,
                    Failure = failure,
                    LastHeartbeatDetails = lastDetails,
                },
                rpc)
            : (Task)client.WorkflowService.RespondActivityTaskFailedAsync(
                new()
                {
                    Namespace = client.Options.Namespace,
                    TaskToken = Token(input.Activity),
                    Identity = client.Identity,
                    Failure = failure,
                    LastHeartbeatDetails = lastDetails,
                },
                rpc));
    }

    public static async Task ReportCancellationAsync(TemporalClient client, ReportCancellationAsyncActivityInput input)
    {
        var rpc = TemporalClient.DefaultRetryOptions(input.Options?.Rpc);
        var details = await Converter(client, input.DataConverterOverride).ToPayloadsFieldAsync(input.Options?.Details);
        await (ById(input.Activity) is { } id
            ? client.WorkflowService.RespondActivityTaskCanceledByIdAsync(
                new()
                {
                    Namespace = client.Options.Namespace,
                    WorkflowId = id.WorkflowId,
                    RunId = id.RunId ?? string.Empty,
                    ActivityId = id.ActivityId,
                    Identity = client.Identity,
                    Details = details,
                },
                rpc)
            : (Task)client.WorkflowService.RespondActivityTaskCanceledAsync(
                new()
                {
                    Namespace = client.Options.Namespace,
                    TaskToken = Token(input.Activity),
                    Identity = client.Identity,
                    Details = details,
                },
                rpc));
    }

    private static DataConverter Converter(TemporalClient client, DataConverter? converter) =>
        converter ?? client.Options.DataConverter;

    private static AsyncActivityHandle.IdReference? ById(AsyncActivityHandle.Reference activity)
    {
        if (activity is AsyncActivityHandle.IdReference id)
        {
            ArgumentException.ThrowIfNullOrEmpty(id.WorkflowId);
            ArgumentException.ThrowIfNullOrEmpty(id.ActivityId);
        }

        return activity as AsyncActivityHandle.IdReference;
    }

    private static ByteString Token(AsyncActivityHandle.Reference activity) =>
        activity is AsyncActivityHandle.TaskTokenReference { TaskToken: { Length: > 0 } token }
            ? ByteString.CopyFrom(token)
            : throw new ArgumentException("A task token, or a workflow id and an activity id, is required.", nameof(activity));
}
