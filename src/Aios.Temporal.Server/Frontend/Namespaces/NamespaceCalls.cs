using Aios.Temporal.Api.WorkflowService.V1;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace Aios.Temporal.Server.Frontend;

internal sealed partial class WorkflowServiceFrontend
{
    public override Task<DescribeNamespaceResponse> DescribeNamespace(DescribeNamespaceRequest request, ServerCallContext context) =>
        Task.FromResult((request.Namespace.Length == 0 && request.Id.Length > 0
            ? Namespaces.RequireById(request.Id)
            : Namespaces.Require(request.Namespace)).Clone());

    public override async Task<RegisterNamespaceResponse> RegisterNamespace(RegisterNamespaceRequest request, ServerCallContext context)
    {
        await Namespaces.RegisterAsync(request, context.CancellationToken);
        return new();
    }

    public override Task<ListNamespacesResponse> ListNamespaces(ListNamespacesRequest request, ServerCallContext context)
    {
        var response = new ListNamespacesResponse();
        response.Namespaces.AddRange(Namespaces.All);
        return Task.FromResult(response);
    }

    public override async Task<UpdateNamespaceResponse> UpdateNamespace(UpdateNamespaceRequest request, ServerCallContext context)
    {
        var description = Namespaces.Require(request.Namespace).Clone();
        if (request.UpdateInfo is { } info)
        {
            description.NamespaceInfo.Description = info.Description.Length > 0 ? info.Description : description.NamespaceInfo.Description;
            description.NamespaceInfo.OwnerEmail = info.OwnerEmail.Length > 0 ? info.OwnerEmail : description.NamespaceInfo.OwnerEmail;
            foreach (var (key, value) in info.Data)
            {
                description.NamespaceInfo.Data[key] = value;
            }
        }

        if (request.Config?.WorkflowExecutionRetentionTtl is { } retention)
        {
            description.Config.WorkflowExecutionRetentionTtl = Duration.FromTimeSpan(retention.ToTimeSpan());
        }

        await Namespaces.SaveAsync(description, context.CancellationToken);
        return new()
        {
            NamespaceInfo = description.NamespaceInfo,
            Config = description.Config,
            ReplicationConfig = description.ReplicationConfig,
        };
    }
}
