using Aios.Temporal.Api.WorkflowService.V1;
using Grpc.Core;

namespace Aios.Temporal.Server.Frontend;

internal sealed partial class WorkflowServiceFrontend
{
    public override async Task<DescribeWorkflowExecutionResponse> DescribeWorkflowExecution(
        DescribeWorkflowExecutionRequest request, ServerCallContext context)
    {
        var (namespaceId, workflowId, runId) = RequireExecution(request.Namespace, request.Execution);
        var run = await Runs.RequireAsync(namespaceId, workflowId, runId, context.CancellationToken);
        return RunDescriptions.Of(run.State, Runs.Clock.UtcNow);
    }
}
