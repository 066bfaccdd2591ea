using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Api.WorkflowService.V1;
using Aios.Temporal.Client.Interceptors;
using Aios.Temporal.Exceptions;
using Operation = Aios.Temporal.Api.WorkflowService.V1.ExecuteMultiOperationRequest.Types.Operation;

namespace Aios.Temporal.Client.Calls;

/// <summary>Sends an update and starts the workflow if it does not run, as one multi-operation.</summary>
internal static class UpdateWithStartCall
{
    public static async Task<WorkflowUpdateHandle<TResult>> InvokeAsync<TResult>(
        TemporalClient client, StartUpdateWithStartWorkflowInput input)
    {
        var start = Check(input);
        var request = await BuildAsync(client, input, start);
        UpdateWorkflowExecutionResponse update;
        try
        {
            update = await SendAsync(client, request, start, input.Options.Rpc);
        }
        catch (Exception e)
        {
            var error = Map(e, start);
            start.SetFailed(error);
            if (ReferenceEquals(error, e))
            {
                throw;
            }

            throw error;
        }

        return await UpdateRequests.ToHandleAsync<TResult>(client, request.Operations[1].UpdateWorkflow, update, input.Options.Rpc);
    }

    private static WithStartWorkflowOperation Check(StartUpdateWithStartWorkflowInput input)
    {
        ArgumentException.ThrowIfNullOrEmpty(input.Update);
        ArgumentNullException.ThrowIfNull(input.Args);
        ArgumentNullException.ThrowIfNull(input.Options);
        UpdateRequests.CheckStage(input.Options.WaitForStage);
        var start = input.Options.StartWorkflowOperation
            ?? throw new ArgumentException("A start operation is required: set StartWorkflowOperation.", nameof(input));
        StartRequests.Check(start.Workflow, start.Args, start.Options);
        if (start.Options.IdConflictPolicy == WorkflowIdConflictPolicy.Unspecified)
        {
            throw new ArgumentException("The start operation needs an id conflict policy: set IdConflictPolicy.", nameof(input));
        }

        var forbidden = start.Options switch
        {
            { CronSchedule.Length: > 0 } => nameof(WorkflowOptions.CronSchedule),
            { StartDelay: not null } => nameof(WorkflowOptions.StartDelay),
            { StartSignal: not null } => nameof(WorkflowOptions.StartSignal),
            { RequestEagerStart: true } => nameof(WorkflowOptions.RequestEagerStart),
            { Rpc: not null } => nameof(WorkflowOptions.Rpc),
            _ => null,
        };
        if (forbidden is not null)
        {
            throw new ArgumentException($"{forbidden} cannot be set on the start operation of an update-with-start.", nameof(input));
        }

        return start.TryUse()
            ? start
            : throw new ArgumentException("The start operation was used before: create a new one for each call.", nameof(input));
    }

    private static async Task<ExecuteMultiOperationRequest> BuildAsync(
        TemporalClient client, StartUpdateWithStartWorkflowInput input, WithStartWorkflowOperation start)
    {
        var startRequest = await StartRequests.BuildAsync(client, start.Workflow, start.Args, start.Options, start.Headers);
        var updateRequest = await UpdateRequests.BuildAsync(
            client,
            TemporalClient.Execution(start.Options.Id!, runId: null),
            input.Update,
            input.Args,
            input.Options.Id,
            input.Options.WaitForStage,
            input.Headers);
        return new()
        {
            Namespace = client.Options.Namespace,
            Operations =
            {
                new Operation { StartWorkflow = startRequest },
                new Operation { UpdateWorkflow = updateRequest },
            },
        };
    }

    private static async Task<UpdateWorkflowExecutionResponse> SendAsync(
        TemporalClient client, ExecuteMultiOperationRequest request, WithStartWorkflowOperation start, RpcOptions? userRpc)
    {
        var rpc = TemporalClient.DefaultRetryOptions(userRpc);
        while (true)
        {
            var response = await client.WorkflowService.ExecuteMultiOperationAsync(request, rpc);
            start.SetStarted(client, start.Options.Id!, response.Responses[0].StartWorkflow.RunId);
            var update = response.Responses[1].UpdateWorkflow;
            if (update.Stage >= UpdateWorkflowExecutionLifecycleStage.Accepted)
            {
                return update;
            }
        }
    }

    private static Exception Map(Exception exception, WithStartWorkflowOperation start)
    {
        var error = exception is RpcException rpc ? rpc.OfFirstFailedOperation() : exception;
        return error switch
        {
            _ when RpcErrors.IsTimeoutOrCancel(error) => new WorkflowUpdateRpcTimeoutOrCanceledException(error),
            RpcException failed when failed.AsAlreadyStarted(start.Options.Id!, start.Workflow) is { } alreadyStarted => alreadyStarted,
            _ => error,
        };
    }
}
