using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Api.ErrorDetails.V1;
using Aios.Temporal.Api.Failure.V1;
using Aios.Temporal.Api.WorkflowService.V1;
using Aios.Temporal.Server.Engine;
using Aios.Temporal.Server.Runs;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace Aios.Temporal.Server.Frontend;

internal sealed partial class WorkflowServiceFrontend
{
    /// <summary>Update-with-start: the only pair of operations there is.</summary>
    public override async Task<ExecuteMultiOperationResponse> ExecuteMultiOperation(ExecuteMultiOperationRequest request, ServerCallContext context)
    {
        if (request.Operations is not [{ StartWorkflow: { } start }, { UpdateWorkflow: { } update }])
        {
            throw ServiceException.InvalidArgument("Operations have to be exactly [Start, Update].");
        }

        CheckPair(request, start, update);
        var startRequest = StartRequests.Of(start, Namespaces.Require(request.Namespace), parts);
        var updateRequest = RequireUpdate(update.Request);
        var stage = RequireStage(update.WaitPolicy?.LifecycleStage ?? UpdateWorkflowExecutionLifecycleStage.Unspecified);
        var namespaceId = Namespaces.RequireId(request.Namespace);
        StartResult started;
        UpdateProgress progress;
        using (await Runs.LockAsync(namespaceId, start.WorkflowId, context.CancellationToken))
        {
            started = await StartOrFindAsync(startRequest, updateRequest.Meta.UpdateId, context.CancellationToken);
            try
            {
                progress = await parts.Updates.AdmitAsync(started.Run, updateRequest, context.CancellationToken);
            }
            catch (ServiceException error)
            {
                throw Combined(error, failedIndex: 1);
            }
        }

        UpdateStatus status;
        try
        {
            status = await parts.Updates.WaitAsync(started.Run.Key.RunId, progress, stage, context.CancellationToken);
        }
        catch (ServiceException error)
        {
            throw Combined(error, failedIndex: 1);
        }

        return new()
        {
            Responses =
            {
                new ExecuteMultiOperationResponse.Types.Response { StartWorkflow = Response(started) },
                new ExecuteMultiOperationResponse.Types.Response
                {
                    UpdateWorkflow = Response(start.WorkflowId, updateRequest.Meta.UpdateId, status),
                },
            },
        };
    }

    private async Task<StartResult> StartOrFindAsync(StartRequest start, string updateId, CancellationToken cancellationToken)
    {
        var current = await Runs.Store.ReadCurrentRunAsync(start.Run.NamespaceId, start.Run.WorkflowId, cancellationToken);
        if (current is not null
            && await Runs.FindAsync(new(start.Run.NamespaceId, start.Run.WorkflowId, current.RunId), cancellationToken) is { } run
            && (run.State.Updates.ContainsKey(updateId) || run.Updates.TryGet(updateId, out _)))
        {
            return new(run, Started: false);
        }

        try
        {
            return await parts.Starter.StartUnderLockAsync(start, cancellationToken);
        }
        catch (ServiceException error)
        {
            throw Combined(error, failedIndex: 0);
        }
    }

    private static void CheckPair(ExecuteMultiOperationRequest request, StartWorkflowExecutionRequest start, UpdateWorkflowExecutionRequest update)
    {
        var problem = 0 switch
        {
            _ when start.Namespace != request.Namespace || update.Namespace != request.Namespace => "namespaces of the operations must match the request.",
            _ when start.WorkflowId != update.WorkflowExecution?.WorkflowId => "WorkflowId is not consistent with previous operation(s)",
            _ when start.CronSchedule.Length > 0 => "CronSchedule is not allowed.",
            _ when start.RequestEagerExecution => "RequestEagerExecution is not supported.",
            _ when start.WorkflowStartDelay is not null => "WorkflowStartDelay is not supported.",
            _ when update.WorkflowExecution?.RunId.Length > 0 => "RunId is not allowed.",
            _ when update.FirstExecutionRunId.Length > 0 => "FirstExecutionRunId is not allowed.",
            _ => null,
        };
        if (problem is not null)
        {
            throw ServiceException.InvalidArgument(problem);
        }
    }

    private static ServiceException Combined(ServiceException error, int failedIndex)
    {
        var failed = new MultiOperationExecutionFailure.Types.OperationStatus { Code = (int)error.Code, Message = error.Message };
        if (error.Detail is { } detail)
        {
            failed.Details.Add(Any.Pack(detail));
        }

        var aborted = new MultiOperationExecutionFailure.Types.OperationStatus
        {
            Code = (int)StatusCode.Aborted,
            Message = "Operation was aborted.",
            Details = { Any.Pack(new MultiOperationExecutionAborted()) },
        };
        var combined = new MultiOperationExecutionFailure();
        combined.Statuses.Add(failedIndex == 0 ? failed : aborted);
        combined.Statuses.Add(failedIndex == 0 ? aborted : failed);
        return new(error.Code, failedIndex == 0 ? "Update-with-Start could not be executed: " + error.Message : error.Message, combined);
    }
}
