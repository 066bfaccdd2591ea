using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Api.Update.V1;
using Aios.Temporal.Api.WorkflowService.V1;
using Aios.Temporal.Server.Engine;
using Aios.Temporal.Server.Runs;
using Grpc.Core;

namespace Aios.Temporal.Server.Frontend;

internal sealed partial class WorkflowServiceFrontend
{
    public override async Task<UpdateWorkflowExecutionResponse> UpdateWorkflowExecution(
        UpdateWorkflowExecutionRequest request, ServerCallContext context)
    {
        var (namespaceId, workflowId, runId) = RequireExecution(request.Namespace, request.WorkflowExecution);
        var update = RequireUpdate(request.Request);
        var stage = RequireStage(request.WaitPolicy?.LifecycleStage ?? UpdateWorkflowExecutionLifecycleStage.Unspecified);
        var status = await parts.Updates.UpdateAsync(
            namespaceId, workflowId, runId, request.FirstExecutionRunId, update, stage, context.CancellationToken);
        return Response(workflowId, update.Meta.UpdateId, status);
    }

    public override async Task<PollWorkflowExecutionUpdateResponse> PollWorkflowExecutionUpdate(
        PollWorkflowExecutionUpdateRequest request, ServerCallContext context)
    {
        if (request.UpdateRef is null || request.UpdateRef.UpdateId.Length == 0)
        {
            throw ServiceException.InvalidArgument("update reference is not set on request.");
        }

        var (namespaceId, workflowId, runId) = RequireExecution(request.Namespace, request.UpdateRef.WorkflowExecution);
        var status = await parts.Updates.PollAsync(
            namespaceId,
            workflowId,
            runId,
            request.UpdateRef.UpdateId,
            request.WaitPolicy?.LifecycleStage ?? UpdateWorkflowExecutionLifecycleStage.Unspecified,
            context.CancellationToken);
        return new()
        {
            Outcome = status.Outcome,
            Stage = status.Stage,
            UpdateRef = Reference(workflowId, request.UpdateRef.UpdateId, status),
        };
    }

    private static UpdateWorkflowExecutionResponse Response(string workflowId, string updateId, UpdateStatus status) => new()
    {
        UpdateRef = Reference(workflowId, updateId, status),
        Stage = status.Stage,
        Outcome = status.Outcome,
    };

    private static UpdateRef Reference(string workflowId, string updateId, UpdateStatus status) => new()
    {
        UpdateId = updateId,
        WorkflowExecution = new() { WorkflowId = workflowId, RunId = status.RunId },
    };

    private Request RequireUpdate(Request? update)
    {
        if (update?.Meta is null || update.Input is null || update.Input.Name.Length == 0)
        {
            throw ServiceException.InvalidArgument("update request, its meta, input and name must be set.");
        }

        if (update.Meta.UpdateId.Length == 0)
        {
            update.Meta.UpdateId = Runs.Ids.NewId();
        }

        LimitId(update.Meta.UpdateId, "UpdateId");
        LimitBlob(update.Input.Args, "Input");
        return update;
    }

    private static UpdateWorkflowExecutionLifecycleStage RequireStage(UpdateWorkflowExecutionLifecycleStage stage) => stage switch
    {
        UpdateWorkflowExecutionLifecycleStage.Unspecified => UpdateWorkflowExecutionLifecycleStage.Accepted,
        UpdateWorkflowExecutionLifecycleStage.Admitted => throw new ServiceException(
            StatusCode.PermissionDenied, "waiting only for stage ADMITTED is not allowed"),
        _ => stage,
    };
}
