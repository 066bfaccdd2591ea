using Aios.Temporal.Api.WorkflowService.V1;

namespace Aios.Temporal.Client;

public abstract partial class WorkflowService
{
    /// <summary>Calls <c>RegisterNamespace</c>.</summary>
    /// <param name="req">The request.</param>
    /// <param name="options">Call options.</param>
    /// <returns>The response.</returns>
    public virtual Task<RegisterNamespaceResponse> RegisterNamespaceAsync(RegisterNamespaceRequest req, RpcOptions? options = null) =>
        InvokeRpcAsync("RegisterNamespace", req, RegisterNamespaceResponse.Parser, options);

    /// <summary>Calls <c>DescribeNamespace</c>.</summary>
    /// <param name="req">The request.</param>
    /// <param name="options">Call options.</param>
    /// <returns>The response.</returns>
    public virtual Task<DescribeNamespaceResponse> DescribeNamespaceAsync(DescribeNamespaceRequest req, RpcOptions? options = null) =>
        InvokeRpcAsync("DescribeNamespace", req, DescribeNamespaceResponse.Parser, options);

    /// <summary>Calls <c>ListNamespaces</c>.</summary>
    /// <param name="req">The request.</param>
    /// <param name="options">Call options.</param>
    /// <returns>The response.</returns>
    public virtual Task<ListNamespacesResponse> ListNamespacesAsync(ListNamespacesRequest req, RpcOptions? options = null) =>
        InvokeRpcAsync("ListNamespaces", req, ListNamespacesResponse.Parser, options);

    /// <summary>Calls <c>UpdateNamespace</c>.</summary>
    /// <param name="req">The request.</param>
    /// <param name="options">Call options.</param>
    /// <returns>The response.</returns>
    public virtual Task<UpdateNamespaceResponse> UpdateNamespaceAsync(UpdateNamespaceRequest req, RpcOptions? options = null) =>
        InvokeRpcAsync("UpdateNamespace", req, UpdateNamespaceResponse.Parser, options);

    /// <summary>Calls <c>DeprecateNamespace</c>.</summary>
    /// <param name="req">The request.</param>
    /// <param name="options">Call options.</param>
    /// <returns>The response.</returns>
    public virtual Task<DeprecateNamespaceResponse> DeprecateNamespaceAsync(DeprecateNamespaceRequest req, RpcOptions? options = null) =>
        InvokeRpcAsync("DeprecateNamespace", req, DeprecateNamespaceResponse.Parser, options);

    /// <summary>Calls <c>GetClusterInfo</c>.</summary>
    /// <param name="req">The request.</param>
    /// <param name="options">Call options.</param>
    /// <returns>The response.</returns>
    public virtual Task<GetClusterInfoResponse> GetClusterInfoAsync(GetClusterInfoRequest req, RpcOptions? options = null) =>
        InvokeRpcAsync("GetClusterInfo", req, GetClusterInfoResponse.Parser, options);

    /// <summary>Calls <c>GetSystemInfo</c>.</summary>
    /// <param name="req">The request.</param>
    /// <param name="options">Call options.</param>
    /// <returns>The response.</returns>
    public virtual Task<GetSystemInfoResponse> GetSystemInfoAsync(GetSystemInfoRequest req, RpcOptions? options = null) =>
        InvokeRpcAsync("GetSystemInfo", req, GetSystemInfoResponse.Parser, options);
}
