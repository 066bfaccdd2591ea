using Aios.Temporal.Client.Interceptors;

namespace Aios.Temporal.Client.Calls;

/// <summary>Cancels and terminates a workflow.</summary>
internal static class CloseWorkflowCalls
{
    public static async Task CancelAsync(TemporalClient client, CancelWorkflowInput input)
    {
        ArgumentException.ThrowIfNullOrEmpty(input.Id);
        await client.WorkflowService.RequestCancelWorkflowExecutionAsync(
            new()
            {
                Namespace = client.Options.Namespace,
                WorkflowExecution = TemporalClient.Execution(input.Id, input.RunId),
                FirstExecutionRunId = input.FirstExecutionRunId ?? string.Empty,
                Identity = client.Identity,
                RequestId = TemporalClient.NewRequestId(),
            },
            TemporalClient.DefaultRetryOptions(input.Options?.Rpc));
    }

    public static async Task TerminateAsync(TemporalClient client, TerminateWorkflowInput input)
    {
        ArgumentException.ThrowIfNullOrEmpty(input.Id);
        await client.WorkflowService.TerminateWorkflowExecutionAsync(
            new()
            {
                Namespace = client.Options.Namespace,
                WorkflowExecution = TemporalClient.Execution(input.Id, input.RunId),
                FirstExecutionRunId = input.FirstExecutionRunId ?? string.Empty,
                Reason = input.Reason ?? string.Empty,
                Details = await client.WorkflowConverter(input.Id).ToPayloadsFieldAsync(input.Options?.Details),
                Identity = client.Identity,
            },
            TemporalClient.DefaultRetryOptions(input.Options?.Rpc));
    }
}
