using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Api.WorkflowService.V1;
using Aios.Temporal.Client;
using WorkflowService = Aios.Temporal.Client.WorkflowService;

namespace Aios.Temporal.Worker.Calls;

/// <summary>The long polls of a worker. Deadlines, retries and the grace period for bad errors are the connection's.</summary>
internal sealed class PollCalls(Func<WorkflowService> service, WorkerProfile profile)
{
    public Task<PollWorkflowTaskQueueResponse> PollWorkflowTaskAsync(bool isSticky, CancellationToken cancellationToken) =>
        service().PollWorkflowTaskQueueAsync(
            new()
            {
                Namespace = profile.Namespace,
                TaskQueue = isSticky
                    ? new() { Name = profile.StickyQueue, Kind = TaskQueueKind.Sticky, NormalName = profile.TaskQueue }
                    : new() { Name = profile.TaskQueue, Kind = TaskQueueKind.Normal },
                Identity = profile.Identity,
                WorkerInstanceKey = profile.InstanceKey,
                DeploymentOptions = profile.Deployment,
                WorkerVersionCapabilities = profile.VersionCapabilities,
                BinaryChecksum = profile is { Deployment: null, UseBuildIdVersioning: false } ? profile.BuildId : "",
            },
            new() { CallKind = RpcCallKind.TaskPoll, CancellationToken = cancellationToken });

    public Task<PollActivityTaskQueueResponse> PollActivityTaskAsync(CancellationToken cancellationToken) =>
        service().PollActivityTaskQueueAsync(
            new()
            {
                Namespace = profile.Namespace,
                TaskQueue = new() { Name = profile.TaskQueue, Kind = TaskQueueKind.Normal },
                Identity = profile.Identity,
                WorkerInstanceKey = profile.InstanceKey,
                TaskQueueMetadata = profile.MaxTaskQueueActivitiesPerSecond is { } rate ? new() { MaxTasksPerSecond = rate } : null,
                DeploymentOptions = profile.Deployment,
                WorkerVersionCapabilities = profile.VersionCapabilities,
            },
            new() { CallKind = RpcCallKind.TaskPoll, CancellationToken = cancellationToken });

    /// <summary>Tells the server that this worker stops, so that it answers open polls and frees the sticky queue.</summary>
    public Task ShutdownWorkerAsync(IEnumerable<TaskQueueType> polledTypes)
    {
        var request = new ShutdownWorkerRequest
        {
            Namespace = profile.Namespace,
            StickyTaskQueue = profile.StickyQueue ?? "",
            Identity = profile.Identity,
            Reason = "graceful shutdown",
            WorkerInstanceKey = profile.InstanceKey,
            TaskQueue = profile.TaskQueue,
        };
        request.TaskQueueTypes.AddRange(polledTypes);
        return service().ShutdownWorkerAsync(request, new() { CallKind = RpcCallKind.NoRetry });
    }

    public Task<DescribeNamespaceResponse> DescribeNamespaceAsync(CancellationToken cancellationToken) =>
        service().DescribeNamespaceAsync(
            new() { Namespace = profile.Namespace }, new() { Retry = true, CancellationToken = cancellationToken });
}
