using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Api.TaskQueue.V1;
using Aios.Temporal.Api.WorkflowService.V1;
using Aios.Temporal.Server.Matching;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace Aios.Temporal.Server.Frontend;

internal sealed partial class WorkflowServiceFrontend
{
    public override Task<DescribeTaskQueueResponse> DescribeTaskQueue(DescribeTaskQueueRequest request, ServerCallContext context)
    {
        var namespaceId = Namespaces.RequireId(request.Namespace);
        RequireId(request.TaskQueue?.Name ?? string.Empty, "TaskQueue");
        var name = request.TaskQueue!.Name;
        var response = new DescribeTaskQueueResponse();
        if (request.ApiMode == DescribeTaskQueueMode.Enhanced)
        {
            var version = new TaskQueueVersionInfo();
            version.TypesInfo[(int)TaskQueueType.Workflow] = Info(namespaceId, name, TaskKind.Workflow);
            version.TypesInfo[(int)TaskQueueType.Activity] = Info(namespaceId, name, TaskKind.Activity);
            version.TypesInfo[(int)TaskQueueType.Nexus] = new() { Stats = Stats(null) };
            response.VersionsInfo[string.Empty] = version;
            return Task.FromResult(response);
        }

        var queue = Matching.Queue(new(
            namespaceId, name, request.TaskQueueType == TaskQueueType.Activity ? TaskKind.Activity : TaskKind.Workflow));
        response.Pollers.AddRange(Pollers(queue));
        response.Stats = request.ReportStats ? Stats(queue) : null;
        response.TaskQueueStatus = request.IncludeTaskQueueStatus
            ? new TaskQueueStatus { BacklogCountHint = queue.BacklogCount, TaskIdBlock = new() }
            : null;
        return Task.FromResult(response);
    }

    public override Task<ListTaskQueuePartitionsResponse> ListTaskQueuePartitions(ListTaskQueuePartitionsRequest request, ServerCallContext context)
    {
        Namespaces.RequireId(request.Namespace);
        var partition = new TaskQueuePartitionMetadata { Key = request.TaskQueue?.Name ?? string.Empty, OwnerHostName = "localhost" };
        return Task.FromResult(new ListTaskQueuePartitionsResponse
        {
            WorkflowTaskQueuePartitions = { partition },
            ActivityTaskQueuePartitions = { partition },
        });
    }

    private TaskQueueTypeInfo Info(string namespaceId, string name, TaskKind kind)
    {
        var queue = Matching.Queue(new(namespaceId, name, kind));
        var info = new TaskQueueTypeInfo { Stats = Stats(queue) };
        info.Pollers.AddRange(Pollers(queue));
        return info;
    }

    private static IEnumerable<PollerInfo> Pollers(MatchingQueue queue) => queue.Pollers().Select(poller => new PollerInfo
    {
        Identity = poller.Identity,
        LastAccessTime = Timestamp.FromDateTime(poller.LastAccess),
        RatePerSecond = 100_000,
    });

    private TaskQueueStats Stats(MatchingQueue? queue) => new()
    {
        ApproximateBacklogCount = queue?.BacklogCount ?? 0,
        ApproximateBacklogAge = Duration.FromTimeSpan(queue?.BacklogAge(Runs.Clock.Real.GetUtcNow().UtcDateTime) ?? TimeSpan.Zero),
    };
}
