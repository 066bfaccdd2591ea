using Aios.Temporal.Api.Common.V1;
using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Api.WorkflowService.V1;
using WorkflowService = Aios.Temporal.Client.WorkflowService;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace Aios.Temporal.Worker.Calls;

/// <summary>Answers to workflow tasks and history pages; adds the fields that are the same for every task of a worker.</summary>
internal sealed class WorkflowTaskCalls(Func<WorkflowService> service, WorkerProfile profile)
{
    private readonly Duration stickyTimeout = profile.StickyScheduleToStartTimeout.ToDuration();
    private volatile bool stopping;

    /// <summary>From now on runs go to other workers with their next task.</summary>
    public void StopCaching() => stopping = true;

    public Task<RespondWorkflowTaskCompletedResponse> CompleteAsync(RespondWorkflowTaskCompletedRequest request)
    {
        request.Namespace = profile.Namespace;
        request.Identity = profile.Identity;
        request.WorkerInstanceKey = profile.InstanceKey;
        request.DeploymentOptions = profile.Deployment;
        request.WorkerVersionStamp = profile.VersionStamp;
        request.Capabilities = new() { DiscardSpeculativeWorkflowTaskWithEvents = true };

        // A run that waits for local activities stays here also while the worker stops: nobody else knows their results.
        if (profile.StickyQueue is { } sticky && (!stopping || request.ForceCreateNewWorkflowTask))
        {
            request.ReturnNewWorkflowTask = true;
            request.StickyAttributes = new()
            {
                WorkerTaskQueue = new() { Name = sticky, Kind = TaskQueueKind.Sticky, NormalName = profile.TaskQueue },
                ScheduleToStartTimeout = stickyTimeout,
            };
        }

        return service().RespondWorkflowTaskCompletedAsync(request, new() { Retry = true });
    }

    public Task FailAsync(RespondWorkflowTaskFailedRequest request)
    {
        request.Namespace = profile.Namespace;
        request.Identity = profile.Identity;
        request.DeploymentOptions = profile.Deployment;
        request.WorkerVersion = profile.VersionStamp;
        return service().RespondWorkflowTaskFailedAsync(request, new() { Retry = true });
    }

    public Task AnswerQueryAsync(RespondQueryTaskCompletedRequest request)
    {
        request.Namespace = profile.Namespace;
        return service().RespondQueryTaskCompletedAsync(request, new() { Retry = true });
    }

    public Task<GetWorkflowExecutionHistoryResponse> GetHistoryAsync(WorkflowExecution execution, ByteString pageToken) =>
        service().GetWorkflowExecutionHistoryAsync(
            new() { Namespace = profile.Namespace, Execution = execution, NextPageToken = pageToken },
            new() { Retry = true });
}
