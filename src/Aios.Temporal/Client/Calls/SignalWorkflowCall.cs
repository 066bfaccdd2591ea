using Aios.Temporal.Client.Interceptors;

namespace Aios.Temporal.Client.Calls;

/// <summary>Signals a workflow.</summary>
internal static class SignalWorkflowCall
{
    public static async Task InvokeAsync(TemporalClient client, SignalWorkflowInput input)
    {
        ArgumentException.ThrowIfNullOrEmpty(input.Id);
        ArgumentException.ThrowIfNullOrEmpty(input.Signal);
        ArgumentNullException.ThrowIfNull(input.Args);
        var converter = client.WorkflowConverter(input.Id);
        await client.WorkflowService.SignalWorkflowExecutionAsync(
            new()
            {
                Namespace = client.Options.Namespace,
                WorkflowExecution = TemporalClient.Execution(input.Id, input.RunId),
                SignalName = input.Signal,
                Input = await converter.ToPayloadsFieldAsync(input.Args),
                Header = await converter.ToHeaderAsync(input.Headers),
                Identity = client.Identity,
                RequestId = TemporalClient.NewRequestId(),
            },
            TemporalClient.DefaultRetryOptions(input.Options?.Rpc));
    }
}
