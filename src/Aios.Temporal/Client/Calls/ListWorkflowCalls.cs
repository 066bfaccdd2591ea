using Aios.Temporal.Client.Interceptors;
using Google.Protobuf;

namespace Aios.Temporal.Client.Calls;

/// <summary>Lists and counts workflows.</summary>
internal static class ListWorkflowCalls
{
    public static IAsyncEnumerable<WorkflowExecution> ListAsync(TemporalClient client, ListWorkflowsInput input)
    {
        ArgumentNullException.ThrowIfNull(input.Query);
        var limit = input.Options?.Limit ?? 0;
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        var all = Pages.ReadAsync(
            async (token, rpc) =>
            {
                var page = await FetchAsync(client, input.Query, token, pageSize: 0, rpc);
                return (page.Workflows, page.NextPageToken);
            },
            input.Options?.Rpc);
        return limit == 0 ? all : all.Take(limit);
    }

    public static Task<WorkflowListPage> ListPageAsync(TemporalClient client, ListWorkflowsPaginatedInput input)
    {
        ArgumentNullException.ThrowIfNull(input.Query);
        var pageSize = input.Options?.PageSize ?? 0;
        ArgumentOutOfRangeException.ThrowIfNegative(pageSize);
        var rpc = TemporalClient.DefaultRetryOptions(input.Options?.Rpc);
        return FetchAsync(client, input.Query, input.NextPageToken, pageSize, rpc);
    }

    public static async Task<WorkflowExecutionCount> CountAsync(TemporalClient client, CountWorkflowsInput input)
    {
        ArgumentNullException.ThrowIfNull(input.Query);
        return new(await client.WorkflowService.CountWorkflowExecutionsAsync(
            new() { Namespace = client.Options.Namespace, Query = input.Query },
            TemporalClient.DefaultRetryOptions(input.Options?.Rpc)));
    }

    private static async Task<WorkflowListPage> FetchAsync(
        TemporalClient client, string query, byte[]? token, int pageSize, RpcOptions rpc)
    {
        var response = await client.WorkflowService.ListWorkflowExecutionsAsync(
            new()
            {
                Namespace = client.Options.Namespace,
                Query = query,
                PageSize = pageSize,
                NextPageToken = token is null ? ByteString.Empty : ByteString.CopyFrom(token),
            },
            rpc);
        return new(
            [.. response.Executions.Select(info => new WorkflowExecution(info, client.Options.DataConverter, client.Options.Namespace))],
            Pages.ToToken(response.NextPageToken));
    }
}
