using Aios.Temporal.Api.WorkflowService.V1;
using Grpc.Core;

namespace Aios.Temporal.Server.Frontend;

internal sealed partial class WorkflowServiceFrontend
{
    public override Task<GetSystemInfoResponse> GetSystemInfo(GetSystemInfoRequest request, ServerCallContext context) =>
        Task.FromResult(new GetSystemInfoResponse
        {
            ServerVersion = ServerIdentity.Version,
            Capabilities = new()
            {
                SignalAndQueryHeader = true,
                InternalErrorDifferentiation = true,
                ActivityFailureIncludeHeartbeat = true,
                SupportsSchedules = true,
                EncodedFailureAttributes = true,
                BuildIdBasedVersioning = true,
                UpsertMemo = true,
                EagerWorkflowStart = true,
                SdkMetadata = true,
                CountGroupByExecutionStatus = true,
            },
        });

    public override Task<GetClusterInfoResponse> GetClusterInfo(GetClusterInfoRequest request, ServerCallContext context) =>
        Task.FromResult(new GetClusterInfoResponse
        {
            SupportedClients =
            {
                ["temporal-go"] = "<2.0.0",
                ["temporal-java"] = "<2.0.0",
                ["temporal-php"] = "<2.0.0",
                ["temporal-typescript"] = "<2.0.0",
                ["temporal-cli"] = "<2.0.0",
                ["temporal-server"] = "<2.0.0",
                ["temporal-ui"] = "<3.0.0",
            },
            ServerVersion = ServerIdentity.Version,
            ClusterId = parts.Identity.ClusterId,
            VersionInfo = new(),
            ClusterName = ServerIdentity.ClusterName,
            HistoryShardCount = 1,
            PersistenceStore = parts.Identity.StoreName,
            VisibilityStore = parts.Identity.StoreName,
            InitialFailoverVersion = 1,
            FailoverVersionIncrement = 10,
        });
}
