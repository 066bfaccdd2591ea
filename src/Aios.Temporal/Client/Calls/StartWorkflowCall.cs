using Aios.Temporal.Client.Interceptors;
using Aios.Temporal.Exceptions;

namespace Aios.Temporal.Client.Calls;

/// <summary>Starts a workflow, or signals it with start.</summary>
internal static class StartWorkflowCall
{
    public static async Task<WorkflowHandle<TWorkflow, TResult>> InvokeAsync<TWorkflow, TResult>(
        TemporalClient client, StartWorkflowInput input)
    {
        var options = input.Options;
        StartRequests.Check(input.Workflow, input.Args, options);
        var start = await StartRequests.BuildAsync(client, input.Workflow, input.Args, options, input.Headers);
        var rpc = TemporalClient.DefaultRetryOptions(options.Rpc);
        try
        {
            if (options.StartSignal is not null)
            {
                var signal = await StartRequests.WithSignalAsync(start, client.WorkflowConverter(options.Id!), options);
                var signalled = await client.WorkflowService.SignalWithStartWorkflowExecutionAsync(signal, rpc);

                // The run may be one that ran already, so it says nothing about the first run of the chain.
                return new(client, options.Id!, ResultRunId: signalled.RunId);
            }

            var started = await client.WorkflowService.StartWorkflowExecutionAsync(start, rpc);
            var firstRunId = started.FirstExecutionRunId is { Length: > 0 } first ? first : started.RunId;
            return new(client, options.Id!, ResultRunId: started.RunId, FirstExecutionRunId: firstRunId);
        }
        catch (RpcException e)
        {
            if (e.AsAlreadyStarted(options.Id!, input.Workflow) is { } alreadyStarted)
            {
                throw alreadyStarted;
            }

            throw;
        }
    }
}
