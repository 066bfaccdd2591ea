using Aios.Temporal.Api.OperatorService.V1;
using Google.Protobuf;

namespace Aios.Temporal.Client;

/// <summary>Raw calls of the operator service: search attributes, namespaces, clusters.</summary>
public abstract partial class OperatorService : RpcService
{
    private const string Name = "temporal.api.operatorservice.v1.OperatorService";

    /// <summary>Initializes a new instance of the <see cref="OperatorService" /> class.</summary>
    protected OperatorService()
    {
    }

    internal override string FullName => Name;

    /// <summary>The service over a connection.</summary>
    public class Core : OperatorService
    {
        private readonly TemporalConnection connection;

        /// <summary>Initializes a new instance of the <see cref="Core" /> class.</summary>
        /// <param name="connection">The connection to call over.</param>
        public Core(TemporalConnection connection) => this.connection = connection;

        /// <inheritdoc />
        protected override Task<T> InvokeRpcAsync<T>(string rpc, IMessage req, MessageParser<T> resp, RpcOptions? options = null) =>
            connection.InvokeAsync(Name, rpc, req, resp, options);
    }

    /// <summary>Calls <c>AddSearchAttributes</c>.</summary>
    /// <param name="req">The request.</param>
    /// <param name="options">Call options.</param>
    /// <returns>The response.</returns>
    public virtual Task<AddSearchAttributesResponse> AddSearchAttributesAsync(AddSearchAttributesRequest req, RpcOptions? options = null) =>
        InvokeRpcAsync("AddSearchAttributes", req, AddSearchAttributesResponse.Parser, options);

    /// <summary>Calls <c>RemoveSearchAttributes</c>.</summary>
    /// <param name="req">The request.</param>
    /// <param name="options">Call options.</param>
    /// <returns>The response.</returns>
    public virtual Task<RemoveSearchAttributesResponse> RemoveSearchAttributesAsync(RemoveSearchAttributesRequest req, RpcOptions? options = null) =>
        InvokeRpcAsync("RemoveSearchAttributes", req, RemoveSearchAttributesResponse.Parser, options);

    /// <summary>Calls <c>ListSearchAttributes</c>.</summary>
    /// <param name="req">The request.</param>
    /// <param name="options">Call options.</param>
    /// <returns>The response.</returns>
    public virtual Task<ListSearchAttributesResponse> ListSearchAttributesAsync(ListSearchAttributesRequest req, RpcOptions? options = null) =>
        InvokeRpcAsync("ListSearchAttributes", req, ListSearchAttributesResponse.Parser, options);

    /// <summary>Calls <c>DeleteNamespace</c>.</summary>
    /// <param name="req">The request.</param>
    /// <param name="options">Call options.</param>
    /// <returns>The response.</returns>
    public virtual Task<DeleteNamespaceResponse> DeleteNamespaceAsync(DeleteNamespaceRequest req, RpcOptions? options = null) =>
        InvokeRpcAsync("DeleteNamespace", req, DeleteNamespaceResponse.Parser, options);

    /// <summary>Calls <c>ListClusters</c>.</summary>
    /// <param name="req">The request.</param>
    /// <param name="options">Call options.</param>
    /// <returns>The response.</returns>
    public virtual Task<ListClustersResponse> ListClustersAsync(ListClustersRequest req, RpcOptions? options = null) =>
        InvokeRpcAsync("ListClusters", req, ListClustersResponse.Parser, options);

    /// <summary>Calls <c>ListNexusEndpoints</c>.</summary>
    /// <param name="req">The request.</param>
    /// <param name="options">Call options.</param>
    /// <returns>The response.</returns>
    public virtual Task<ListNexusEndpointsResponse> ListNexusEndpointsAsync(ListNexusEndpointsRequest req, RpcOptions? options = null) =>
        InvokeRpcAsync("ListNexusEndpoints", req, ListNexusEndpointsResponse.Parser, options);
}
