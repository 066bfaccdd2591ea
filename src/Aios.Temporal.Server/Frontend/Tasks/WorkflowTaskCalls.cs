using Aios.Temporal.Api.WorkflowService.V1;
using Aios.Temporal.Server.Engine;
using Aios.Temporal.Server.Matching;
using Aios.Temporal.Server.Runs;
using Google.Protobuf;
using Grpc.Core;

namespace Aios.Temporal.Server.Frontend;

internal sealed partial class WorkflowServiceFrontend
{
    public override async Task<PollWorkflowTaskQueueResponse> PollWorkflowTaskQueue(PollWorkflowTaskQueueRequest request, ServerCallContext context)
    {
        var namespaceId = Namespaces.RequireId(request.Namespace);
        RequireId(request.TaskQueue?.Name ?? string.Empty, "TaskQueue");
        var wait = RequirePollWait(context);
        var queue = Matching.Queue(new(namespaceId, request.TaskQueue!.Name, TaskKind.Workflow));
        var requestId = Runs.Ids.NewId();
        var started = Runs.Clock.Real.GetTimestamp();
        while (!context.CancellationToken.IsCancellationRequested)
        {
            var left = wait - Runs.Clock.Real.GetElapsedTime(started);
            if (left <= TimeSpan.Zero)
            {
                break;
            }

            var item = await queue.TakeAsync(request.Identity, request.WorkerInstanceKey, left, context.CancellationToken);
            var response = item switch
            {
                null => null,
                TaskItem.WorkflowTask task => await parts.WorkflowTasks.StartAsync(task, requestId, request.Identity, CancellationToken.None),
                TaskItem.Query query => await parts.WorkflowTasks.QueryAsync(query, CancellationToken.None),
                _ => null,
            };
            if (response is not null)
            {
                response.BacklogCountHint = queue.BacklogCount;
                return response;
            }

            if (item is null)
            {
                break;
            }
        }

        return new();
    }

    public override async Task<RespondWorkflowTaskCompletedResponse> RespondWorkflowTaskCompleted(
        RespondWorkflowTaskCompletedRequest request, ServerCallContext context)
    {
        var token = RequireToken(request.TaskToken, request.Namespace);
        if (request.IntermediatePage || request.PageNumber > 0)
        {
            throw ServiceException.FailedPrecondition("paged completions are not supported by this server");
        }

        return await parts.Completions.CompleteAsync(token, request, parts.Validation(token.NamespaceId), CancellationToken.None);
    }

    public override async Task<RespondWorkflowTaskFailedResponse> RespondWorkflowTaskFailed(
        RespondWorkflowTaskFailedRequest request, ServerCallContext context)
    {
        await parts.Completions.FailAsync(RequireToken(request.TaskToken, request.Namespace), request, CancellationToken.None);
        return new();
    }

    public override async Task<ResetStickyTaskQueueResponse> ResetStickyTaskQueue(ResetStickyTaskQueueRequest request, ServerCallContext context)
    {
        var (namespaceId, workflowId, runId) = RequireExecution(request.Namespace, request.Execution);
        await Runs.ChangeAsync(namespaceId, workflowId, runId, run =>
        {
            var step = Runs.Step(run);
            if (!step.IsOpen)
            {
                throw ServiceException.RunClosed();
            }

            step.State.Sticky = null;
            step.MarkChanged();
            return step.Finish();
        }, context.CancellationToken);
        return new();
    }

    public override Task<ShutdownWorkerResponse> ShutdownWorker(ShutdownWorkerRequest request, ServerCallContext context)
    {
        var namespaceId = Namespaces.RequireId(request.Namespace);
        Matching.ShutDownWorker(namespaceId, request.StickyTaskQueue, request.TaskQueue, request.WorkerInstanceKey);
        return Task.FromResult(new ShutdownWorkerResponse());
    }

    public override async Task<PollNexusTaskQueueResponse> PollNexusTaskQueue(PollNexusTaskQueueRequest request, ServerCallContext context)
    {
        // Nexus is not supported: workers that poll for it simply never get anything.
        Namespaces.RequireId(request.Namespace);
        await Task.Delay(RequirePollWait(context), Runs.Clock.Real, context.CancellationToken);
        return new();
    }

    private TaskToken RequireToken(ByteString token, string namespaceName) =>
        TaskTokens.Decode(token, Namespaces.RequireId(namespaceName));
}
