using Aios.Temporal.Api.WorkflowService.V1;
using Aios.Temporal.Server.Engine;
using Aios.Temporal.Server.Engine.Requests;
using Aios.Temporal.Server.Runs;
using Grpc.Core;

namespace Aios.Temporal.Server.Frontend;

internal sealed partial class WorkflowServiceFrontend
{
    public override async Task<RequestCancelWorkflowExecutionResponse> RequestCancelWorkflowExecution(
        RequestCancelWorkflowExecutionRequest request, ServerCallContext context)
    {
        var (namespaceId, workflowId, runId) = RequireExecution(request.Namespace, request.WorkflowExecution);
        await Runs.ChangeAsync(namespaceId, workflowId, request.FirstExecutionRunId.Length > 0 ? string.Empty : runId, run =>
        {
            RequireChain(run, request.FirstExecutionRunId);
            var step = Runs.Step(run);
            step.RequestCancel(new(request.Reason, request.Identity, request.RequestId));
            return step.Finish();
        }, context.CancellationToken);
        return new();
    }

    public override async Task<TerminateWorkflowExecutionResponse> TerminateWorkflowExecution(
        TerminateWorkflowExecutionRequest request, ServerCallContext context)
    {
        var (namespaceId, workflowId, runId) = RequireExecution(request.Namespace, request.WorkflowExecution);
        await Runs.ChangeAsync(namespaceId, workflowId, request.FirstExecutionRunId.Length > 0 ? string.Empty : runId, run =>
        {
            RequireChain(run, request.FirstExecutionRunId);
            return Terminate(
                run,
                request.Reason.Length > 0 ? request.Reason : "terminated by user via frontend",
                request.Details,
                request.Identity.Length > 0 ? request.Identity : "frontend-service");
        }, context.CancellationToken);
        return new();
    }

    public override async Task<DeleteWorkflowExecutionResponse> DeleteWorkflowExecution(DeleteWorkflowExecutionRequest request, ServerCallContext context)
    {
        var (namespaceId, workflowId, runId) = RequireExecution(request.Namespace, request.WorkflowExecution);
        var run = await Runs.ChangeAsync(namespaceId, workflowId, runId, live =>
            Runs.Step(live).IsOpen ? Terminate(live, "Delete workflow execution", null, "history-service") : null, context.CancellationToken);
        await parts.Deletion.DeleteAsync(run.Key, context.CancellationToken);
        return new();
    }

    private Transition Terminate(LiveRun run, string reason, Api.Common.V1.Payloads? details, string identity)
    {
        var step = Runs.Step(run);
        if (!step.IsOpen)
        {
            throw ServiceException.RunClosed();
        }

        step.Terminate(reason, details, identity);
        return step.Finish();
    }

    private static void RequireChain(LiveRun run, string firstRunId)
    {
        if (firstRunId.Length > 0 && run.State.Started.FirstExecutionRunId != firstRunId)
        {
            throw ServiceException.NotFound("workflow execution not found");
        }
    }
}
