using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Api.ErrorDetails.V1;
using Aios.Temporal.Api.WorkflowService.V1;
using Aios.Temporal.Client.Interceptors;
using Aios.Temporal.Exceptions;

namespace Aios.Temporal.Client.Calls;

/// <summary>Queries a workflow.</summary>
internal static class QueryWorkflowCall
{
    public static async Task<TResult> InvokeAsync<TResult>(TemporalClient client, QueryWorkflowInput input)
    {
        ArgumentException.ThrowIfNullOrEmpty(input.Id);
        ArgumentException.ThrowIfNullOrEmpty(input.Query);
        ArgumentNullException.ThrowIfNull(input.Args);
        var converter = client.WorkflowConverter(input.Id);
        var request = new QueryWorkflowRequest
        {
            Namespace = client.Options.Namespace,
            Execution = TemporalClient.Execution(input.Id, input.RunId),
            Query = new()
            {
                QueryType = input.Query,
                QueryArgs = await converter.ToPayloadsFieldAsync(input.Args),
                Header = await converter.ToHeaderAsync(input.Headers),
            },
            QueryRejectCondition =
                input.Options?.RejectCondition ?? client.Options.QueryRejectCondition ?? QueryRejectCondition.None,
        };
        QueryWorkflowResponse response;
        try
        {
            response = await client.WorkflowService.QueryWorkflowAsync(
                request, TemporalClient.DefaultRetryOptions(input.Options?.Rpc));
        }
        catch (RpcException e) when (e.OnlyDetail<QueryFailedFailure>() is not null)
        {
            throw new WorkflowQueryFailedException(e.Message);
        }

        return response.QueryRejected is { } rejected
            ? throw new WorkflowQueryRejectedException(rejected.Status)
            : await converter.ToResultAsync<TResult>(response.QueryResult);
    }
}
