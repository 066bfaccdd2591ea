using Aios.Temporal.Client.Interceptors;
using Google.Protobuf;

namespace Aios.Temporal.Client.Calls;

/// <summary>Describes a workflow and reads its history.</summary>
internal static class ReadWorkflowCalls
{
    public static async Task<WorkflowExecutionDescription> DescribeAsync(TemporalClient client, DescribeWorkflowInput input)
    {
        ArgumentException.ThrowIfNullOrEmpty(input.Id);
        var response = await client.WorkflowService.DescribeWorkflowExecutionAsync(
            new() { Namespace = client.Options.Namespace, Execution = TemporalClient.Execution(input.Id, input.RunId) },
            TemporalClient.DefaultRetryOptions(input.Options?.Rpc));
        return new(response, client.WorkflowConverter(input.Id));
    }

    public static async Task<WorkflowHistoryEventPage> FetchPageAsync(
        TemporalClient client, FetchWorkflowHistoryEventPageInput input)
    {
        ArgumentException.ThrowIfNullOrEmpty(input.Id);
        var response = await client.WorkflowService.GetWorkflowExecutionHistoryAsync(
            new()
            {
                Namespace = client.Options.Namespace,
                Execution = TemporalClient.Execution(input.Id, input.RunId),
                MaximumPageSize = input.PageSize ?? 0,
                NextPageToken = input.NextPageToken is { } token ? ByteString.CopyFrom(token) : ByteString.Empty,
                WaitNewEvent = input.WaitNewEvent,
                HistoryEventFilterType = input.EventFilterType,
                SkipArchival = input.SkipArchival,
            },
            TemporalClient.DefaultRetryOptions(input.Rpc));
        return new(response.History?.Events ?? [], Pages.ToToken(response.NextPageToken));
    }
}
