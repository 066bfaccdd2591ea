using Aios.Temporal.Api.OperatorService.V1;
using Aios.Temporal.Server.Engine;
using Aios.Temporal.Server.Visibility;
using Grpc.Core;

namespace Aios.Temporal.Server.Frontend;

/// <summary>OperatorService: search attributes and what an operator asks about the server itself.</summary>
internal sealed class OperatorServiceFrontend(ServerParts parts) : OperatorService.OperatorServiceBase
{
    // Characters of the id that tell apart the deleted namespaces of one name.
    private const int DeletedSuffix = 5;

    public override async Task<AddSearchAttributesResponse> AddSearchAttributes(AddSearchAttributesRequest request, ServerCallContext context)
    {
        await parts.Schema.AddAsync(
            parts.Namespaces.RequireId(request.Namespace), request.SearchAttributes.ToDictionary(StringComparer.Ordinal), context.CancellationToken);
        return new();
    }

    public override async Task<RemoveSearchAttributesResponse> RemoveSearchAttributes(RemoveSearchAttributesRequest request, ServerCallContext context)
    {
        await parts.Schema.RemoveAsync(parts.Namespaces.RequireId(request.Namespace), request.SearchAttributes, context.CancellationToken);
        return new();
    }

    public override Task<ListSearchAttributesResponse> ListSearchAttributes(ListSearchAttributesRequest request, ServerCallContext context)
    {
        var response = new ListSearchAttributesResponse();
        response.CustomAttributes.Add(parts.Schema.Custom(parts.Namespaces.RequireId(request.Namespace)).ToDictionary(StringComparer.Ordinal));
        foreach (var (name, type) in SearchAttributeNames.System.Concat(SearchAttributeNames.Predefined))
        {
            response.SystemAttributes[name] = type;
        }

        return Task.FromResult(response);
    }

    public override async Task<DeleteNamespaceResponse> DeleteNamespace(DeleteNamespaceRequest request, ServerCallContext context)
    {
        if (request.Namespace.Length > 0 == request.NamespaceId.Length > 0)
        {
            throw ServiceException.InvalidArgument("set either the name or the id of the namespace");
        }

        var found = (request.Namespace.Length > 0
            ? parts.Namespaces.Require(request.Namespace)
            : parts.Namespaces.RequireById(request.NamespaceId)).NamespaceInfo;

        // First the name, so that nothing new is started in it. Past this point the caller's deadline does not count.
        await parts.Namespaces.DeleteAsync(found.Name, CancellationToken.None);
        await parts.Deletion.DeleteAllAsync(found.Id, CancellationToken.None);
        await parts.Schema.RemoveAllAsync(found.Id, CancellationToken.None);
        return new() { DeletedNamespace = $"{found.Name}-deleted-{found.Id[..DeletedSuffix]}" };
    }

    public override Task<ListClustersResponse> ListClusters(ListClustersRequest request, ServerCallContext context) =>
        Task.FromResult(new ListClustersResponse
        {
            Clusters =
            {
                new ClusterMetadata
                {
                    ClusterName = ServerIdentity.ClusterName,
                    ClusterId = parts.Identity.ClusterId,
                    InitialFailoverVersion = 1,
                    HistoryShardCount = 1,
                    IsConnectionEnabled = true,
                },
            },
        });

    public override Task<ListNexusEndpointsResponse> ListNexusEndpoints(ListNexusEndpointsRequest request, ServerCallContext context) =>
        Task.FromResult(new ListNexusEndpointsResponse());
}
