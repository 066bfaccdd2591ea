using Aios.Temporal.Api.Grpc.Health.V1;
using Grpc.Core;

namespace Aios.Temporal.Server.Frontend;

/// <summary>grpc.health.v1: serving, for the whole server and for the services it has.</summary>
internal sealed class HealthFrontend : Health.HealthBase
{
    private static readonly HashSet<string> Services = new(StringComparer.Ordinal)
    {
        string.Empty,
        "temporal.api.workflowservice.v1.WorkflowService",
        "temporal.api.operatorservice.v1.OperatorService",
    };

    public override Task<HealthCheckResponse> Check(HealthCheckRequest request, ServerCallContext context) =>
        Services.Contains(request.Service)
            ? Task.FromResult(new HealthCheckResponse { Status = HealthCheckResponse.Types.ServingStatus.Serving })
            : throw new RpcException(new Status(StatusCode.NotFound, $"unknown service {request.Service}"));
}
