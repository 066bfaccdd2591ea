using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Api.WorkflowService.V1;
using Aios.Temporal.Client.Interceptors;
using Aios.Temporal.Exceptions;

namespace Aios.Temporal.Client.Calls;

/// <summary>Sends an update.</summary>
internal static class UpdateWorkflowCall
{
    public static async Task<WorkflowUpdateHandle<TResult>> InvokeAsync<TResult>(
        TemporalClient client, StartWorkflowUpdateInput input)
    {
        ArgumentException.ThrowIfNullOrEmpty(input.Id);
        ArgumentException.ThrowIfNullOrEmpty(input.Update);
        ArgumentNullException.ThrowIfNull(input.Args);
        ArgumentNullException.ThrowIfNull(input.Options);
        UpdateRequests.CheckStage(input.Options.WaitForStage);
        var request = await UpdateRequests.BuildAsync(
            client,
            TemporalClient.Execution(input.Id, input.RunId),
            input.Update,
            input.Args,
            input.Options.Id,
            input.Options.WaitForStage,
            input.Headers);
        request.FirstExecutionRunId = input.FirstExecutionRunId ?? string.Empty;
        var rpc = TemporalClient.DefaultRetryOptions(input.Options.Rpc);
        UpdateWorkflowExecutionResponse response;
        try
        {
            // The server answers with a lower stage when it has waited long enough: the same update is sent again.
            do
            {
                response = await client.WorkflowService.UpdateWorkflowExecutionAsync(request, rpc);
            }
            while (response.Stage < UpdateWorkflowExecutionLifecycleStage.Accepted);
        }
        catch (Exception e) when (RpcErrors.IsTimeoutOrCancel(e))
        {
            throw new WorkflowUpdateRpcTimeoutOrCanceledException(e);
        }

        return await UpdateRequests.ToHandleAsync<TResult>(client, request, response, input.Options.Rpc);
    }
}
