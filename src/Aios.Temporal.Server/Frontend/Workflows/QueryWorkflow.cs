using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Api.WorkflowService.V1;
using Aios.Temporal.Server.Engine;
using Grpc.Core;

namespace Aios.Temporal.Server.Frontend;

internal sealed partial class WorkflowServiceFrontend
{
    public override async Task<QueryWorkflowResponse> QueryWorkflow(QueryWorkflowRequest request, ServerCallContext context)
    {
        var (namespaceId, workflowId, runId) = RequireExecution(request.Namespace, request.Execution);
        if (request.Query is null || request.Query.QueryType.Length == 0)
        {
            throw ServiceException.InvalidArgument("QueryType is not set on request.");
        }

        LimitBlob(request.Query.QueryArgs, "QueryArgs");
        var run = await Runs.RequireAsync(namespaceId, workflowId, runId, context.CancellationToken);
        var status = run.State.Status;
        var rejected = request.QueryRejectCondition switch
        {
            QueryRejectCondition.NotOpen => status is not WorkflowExecutionStatus.Running,
            QueryRejectCondition.NotCompletedCleanly => status is not (WorkflowExecutionStatus.Running or WorkflowExecutionStatus.Completed),
            _ => false,
        };
        if (rejected)
        {
            return new() { QueryRejected = new() { Status = status } };
        }

        var wait = context.Deadline == DateTime.MaxValue ? (TimeSpan?)null : Wait(context, TimeSpan.FromHours(1));
        var result = await parts.Queries.QueryAsync(namespaceId, workflowId, run.Key.RunId, request.Query, wait, context.CancellationToken);
        return new() { QueryResult = result.Answer };
    }

    public override async Task<RespondQueryTaskCompletedResponse> RespondQueryTaskCompleted(
        RespondQueryTaskCompletedRequest request, ServerCallContext context)
    {
        var token = RequireToken(request.TaskToken, request.Namespace);
        await parts.Queries.AnswerAsync(token, new()
        {
            ResultType = request.CompletedType,
            Answer = request.QueryResult,
            ErrorMessage = request.ErrorMessage,
            Failure = request.Failure,
        });
        return new();
    }
}
