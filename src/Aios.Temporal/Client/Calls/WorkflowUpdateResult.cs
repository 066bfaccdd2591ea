using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Api.Update.V1;
using Aios.Temporal.Api.WorkflowService.V1;
using Aios.Temporal.Converters;
using Aios.Temporal.Exceptions;

namespace Aios.Temporal.Client.Calls;

/// <summary>Waits for the outcome of an update and turns it into the result or the exception.</summary>
internal static class WorkflowUpdateResult
{
    public static async Task<TResult> GetAsync<TResult>(WorkflowUpdateHandle handle, RpcOptions? rpc)
    {
        var options = handle.Client.Options;
        var converter = options.DataConverter.WithSerializationContext(
            new ISerializationContext.Workflow(options.Namespace, handle.WorkflowId));
        var outcome = handle.KnownOutcome ?? await PollAsync(handle, rpc);
        return outcome.ValueCase == Outcome.ValueOneofCase.Failure
            ? throw new WorkflowUpdateFailedException(await converter.ToExceptionAsync(outcome.Failure))
            : await converter.ToResultAsync<TResult>(outcome.Success);
    }

    /// <summary>Polls until there is an outcome; the server answers without one when it has waited long enough.</summary>
    public static async Task<Outcome> PollAsync(WorkflowUpdateHandle handle, RpcOptions? rpc)
    {
        var request = new PollWorkflowExecutionUpdateRequest
        {
            Namespace = handle.Client.Options.Namespace,
            UpdateRef = new()
            {
                WorkflowExecution = TemporalClient.Execution(handle.WorkflowId, handle.WorkflowRunId),
                UpdateId = handle.Id,
            },
            Identity = handle.Client.Connection.Options.Identity ?? string.Empty,
            WaitPolicy = new() { LifecycleStage = UpdateWorkflowExecutionLifecycleStage.Completed },
        };
        var callOptions = TemporalClient.DefaultRetryOptions(rpc);
        try
        {
            while (true)
            {
                var response = await handle.Client.WorkflowService.PollWorkflowExecutionUpdateAsync(request, callOptions);
                if (response.Outcome is { } outcome)
                {
                    return outcome;
                }
            }
        }
        catch (Exception e) when (RpcErrors.IsTimeoutOrCancel(e))
        {
            throw new WorkflowUpdateRpcTimeoutOrCanceledException(e);
        }
    }
}
