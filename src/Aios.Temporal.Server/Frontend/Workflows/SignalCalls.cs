using Aios.Temporal.Api.WorkflowService.V1;
using Aios.Temporal.Server.Engine.Requests;
using Grpc.Core;

namespace Aios.Temporal.Server.Frontend;

internal sealed partial class WorkflowServiceFrontend
{
    public override async Task<SignalWorkflowExecutionResponse> SignalWorkflowExecution(SignalWorkflowExecutionRequest request, ServerCallContext context)
    {
        var (namespaceId, workflowId, runId) = RequireExecution(request.Namespace, request.WorkflowExecution);
        var signal = Signal(request.SignalName, request.Input, request.Header, request.Identity, request.RequestId);
        await Runs.ChangeAsync(namespaceId, workflowId, runId, run =>
        {
            var step = Runs.Step(run);
            step.Signal(signal);
            return step.Finish();
        }, context.CancellationToken);
        return new();
    }

    public override async Task<SignalWithStartWorkflowExecutionResponse> SignalWithStartWorkflowExecution(
        SignalWithStartWorkflowExecutionRequest request, ServerCallContext context)
    {
        if (request.WorkflowIdConflictPolicy == Api.Enums.V1.WorkflowIdConflictPolicy.Fail)
        {
            throw Engine.ServiceException.InvalidArgument("Name: WORKFLOW_ID_CONFLICT_POLICY_FAIL is not supported for this operation.");
        }

        var signal = Signal(request.SignalName, request.SignalInput, request.Header, request.Identity, request.RequestId);
        var start = StartRequests.Of(StartRequests.StartHalf(request), Namespaces.Require(request.Namespace), parts) with { Signal = signal };
        var result = await parts.Starter.StartAsync(start, context.CancellationToken);
        return new() { RunId = result.Run.Key.RunId, Started = result.Started };
    }

    private SignalRequest Signal(
        string name, Api.Common.V1.Payloads? input, Api.Common.V1.Header? header, string identity, string requestId)
    {
        RequireId(name, "SignalName");
        LimitId(requestId, "RequestId");
        LimitBlob(input, "Input");
        return new(name, input, header, identity, requestId);
    }
}
