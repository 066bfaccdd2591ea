using Aios.Temporal.Api.WorkflowService.V1;

namespace Aios.Temporal.Client;

public abstract partial class WorkflowService
{
    /// <summary>Calls <c>ListOpenWorkflowExecutions</c>.</summary>
    /// <param name="req">The request.</param>
    /// <param name="options">Call options.</param>
    /// <returns>The response.</returns>
    public virtual Task<ListOpenWorkflowExecutionsResponse> ListOpenWorkflowExecutionsAsync(ListOpenWorkflowExecutionsRequest req, RpcOptions? options = null) =>
        InvokeRpcAsync("ListOpenWorkflowExecutions", req, ListOpenWorkflowExecutionsResponse.Parser, options);

    /// <summary>Calls <c>ListClosedWorkflowExecutions</c>.</summary>
    /// <param name="req">The request.</param>
    /// <param name="options">Call options.</param>
    /// <returns>The response.</returns>
    public virtual Task<ListClosedWorkflowExecutionsResponse> ListClosedWorkflowExecutionsAsync(ListClosedWorkflowExecutionsRequest req, RpcOptions? options = null) =>
        InvokeRpcAsync("ListClosedWorkflowExecutions", req, ListClosedWorkflowExecutionsResponse.Parser, options);

    /// <summary>Calls <c>ListWorkflowExecutions</c>.</summary>
    /// <param name="req">The request.</param>
    /// <param name="options">Call options.</param>
    /// <returns>The response.</returns>
    public virtual Task<ListWorkflowExecutionsResponse> ListWorkflowExecutionsAsync(ListWorkflowExecutionsRequest req, RpcOptions? options = null) =>
        InvokeRpcAsync("ListWorkflowExecutions", req, ListWorkflowExecutionsResponse.Parser, options);

    /// <summary>Calls <c>ListArchivedWorkflowExecutions</c>.</summary>
    /// <param name="req">The request.</param>
    /// <param name="options">Call options.</param>
    /// <returns>The response.</returns>
    public virtual Task<ListArchivedWorkflowExecutionsResponse> ListArchivedWorkflowExecutionsAsync(ListArchivedWorkflowExecutionsRequest req, RpcOptions? options = null) =>
        InvokeRpcAsync("ListArchivedWorkflowExecutions", req, ListArchivedWorkflowExecutionsResponse.Parser, options);

    /// <summary>Calls <c>ScanWorkflowExecutions</c>.</summary>
    /// <param name="req">The request.</param>
    /// <param name="options">Call options.</param>
    /// <returns>The response.</returns>
    public virtual Task<ScanWorkflowExecutionsResponse> ScanWorkflowExecutionsAsync(ScanWorkflowExecutionsRequest req, RpcOptions? options = null) =>
        InvokeRpcAsync("ScanWorkflowExecutions", req, ScanWorkflowExecutionsResponse.Parser, options);

    /// <summary>Calls <c>CountWorkflowExecutions</c>.</summary>
    /// <param name="req">The request.</param>
    /// <param name="options">Call options.</param>
    /// <returns>The response.</returns>
    public virtual Task<CountWorkflowExecutionsResponse> CountWorkflowExecutionsAsync(CountWorkflowExecutionsRequest req, RpcOptions? options = null) =>
        InvokeRpcAsync("CountWorkflowExecutions", req, CountWorkflowExecutionsResponse.Parser, options);

    /// <summary>Calls <c>GetSearchAttributes</c>.</summary>
    /// <param name="req">The request.</param>
    /// <param name="options">Call options.</param>
    /// <returns>The response.</returns>
    public virtual Task<GetSearchAttributesResponse> GetSearchAttributesAsync(GetSearchAttributesRequest req, RpcOptions? options = null) =>
        InvokeRpcAsync("GetSearchAttributes", req, GetSearchAttributesResponse.Parser, options);
}
