using Aios.Temporal.Api.Common.V1;
using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Api.WorkflowService.V1;

namespace Aios.Temporal.Client.Calls;

/// <summary>Builds update requests and checks their options first.</summary>
internal static class UpdateRequests
{
    /// <summary>Throws if the stage cannot be waited for.</summary>
    public static void CheckStage(WorkflowUpdateStage stage)
    {
        if (stage is not (WorkflowUpdateStage.Accepted or WorkflowUpdateStage.Completed))
        {
            throw new ArgumentException(
                $"WaitForStage is {stage}, but an update can only be awaited until it is accepted or completed.", nameof(stage));
        }
    }

    /// <summary>Builds a request. Its update id makes all sends of it one update.</summary>
    public static async Task<UpdateWorkflowExecutionRequest> BuildAsync(
        TemporalClient client,
        Api.Common.V1.WorkflowExecution execution,
        string update,
        IReadOnlyCollection<object?> args,
        string? updateId,
        WorkflowUpdateStage stage,
        IDictionary<string, Payload>? headers)
    {
        var converter = client.WorkflowConverter(execution.WorkflowId);
        return new()
        {
            Namespace = client.Options.Namespace,
            WorkflowExecution = execution,
            WaitPolicy = new() { LifecycleStage = (UpdateWorkflowExecutionLifecycleStage)stage },
            Request = new()
            {
                Meta = new()
                {
                    UpdateId = string.IsNullOrEmpty(updateId) ? TemporalClient.NewRequestId() : updateId,
                    Identity = client.Identity,
                },
                Input = new()
                {
                    Name = update,
                    Args = await converter.ToPayloadsFieldAsync(args),
                    Header = await converter.ToHeaderAsync(headers),
                },
            },
        };
    }

    /// <summary>Makes the handle of an answered update; waits for the outcome if that is the stage asked for.</summary>
    public static async Task<WorkflowUpdateHandle<TResult>> ToHandleAsync<TResult>(
        TemporalClient client,
        UpdateWorkflowExecutionRequest request,
        UpdateWorkflowExecutionResponse response,
        RpcOptions? rpc)
    {
        var handle = new WorkflowUpdateHandle<TResult>(
            client,
            request.Request.Meta.UpdateId,
            request.WorkflowExecution.WorkflowId,
            response.UpdateRef?.WorkflowExecution?.RunId is { Length: > 0 } runId ? runId : request.WorkflowExecution.RunId)
        {
            KnownOutcome = response.Outcome,
        };
        return response.Outcome is null && request.WaitPolicy.LifecycleStage == UpdateWorkflowExecutionLifecycleStage.Completed
            ? handle with { KnownOutcome = await WorkflowUpdateResult.PollAsync(handle, rpc) }
            : handle;
    }
}
