using Aios.Temporal.Api.Common.V1;
using Aios.Temporal.Api.WorkflowService.V1;
using WorkflowService = Aios.Temporal.Client.WorkflowService;
using Google.Protobuf;
using ProtoFailure = Aios.Temporal.Api.Failure.V1.Failure;

namespace Aios.Temporal.Worker.Calls;

/// <summary>Heartbeats and answers of activities.</summary>
internal sealed class ActivityTaskCalls(Func<WorkflowService> service, WorkerProfile profile)
{
    public Task CompleteAsync(ByteString taskToken, Payload result) =>
        service().RespondActivityTaskCompletedAsync(
            new()
            {
                TaskToken = taskToken,
                Result = new() { Payloads_ = { result } },
                Identity = profile.Identity,
                Namespace = profile.Namespace,
                DeploymentOptions = profile.Deployment,
                WorkerVersion = profile.VersionStamp,
            },
            new() { Retry = true });

    public Task FailAsync(ByteString taskToken, ProtoFailure failure, Payloads? lastHeartbeatDetails) =>
        service().RespondActivityTaskFailedAsync(
            new()
            {
                TaskToken = taskToken,
                Failure = failure,
                LastHeartbeatDetails = lastHeartbeatDetails,
                Identity = profile.Identity,
                Namespace = profile.Namespace,
                DeploymentOptions = profile.Deployment,
                WorkerVersion = profile.VersionStamp,
            },
            new() { Retry = true });

    public Task CancelAsync(ByteString taskToken, Payloads? details) =>
        service().RespondActivityTaskCanceledAsync(
            new()
            {
                TaskToken = taskToken,
                Details = details,
                Identity = profile.Identity,
                Namespace = profile.Namespace,
                DeploymentOptions = profile.Deployment,
                WorkerVersion = profile.VersionStamp,
            },
            new() { Retry = true });

    public Task<RecordActivityTaskHeartbeatResponse> HeartbeatAsync(ByteString taskToken, Payloads? details) =>
        service().RecordActivityTaskHeartbeatAsync(
            new()
            {
                TaskToken = taskToken,
                Details = details,
                Identity = profile.Identity,
                Namespace = profile.Namespace,
            },
            new() { Retry = true });
}
