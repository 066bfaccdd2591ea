namespace Aios.Temporal.Client;

public partial class TemporalClient
{
    /// <inheritdoc/>
    public IAsyncEnumerable<WorkflowExecution> ListWorkflowsAsync(string query, WorkflowListOptions? options = null) =>
        OutboundInterceptor.ListWorkflowsAsync(new(query, options));

    /// <inheritdoc/>
    public Task<WorkflowExecutionCount> CountWorkflowsAsync(string query, WorkflowCountOptions? options = null) =>
        OutboundInterceptor.CountWorkflowsAsync(new(query, options));

    /// <inheritdoc/>
    public Task<WorkflowListPage> ListWorkflowsPaginatedAsync(
        string query, byte[]? nextPageToken, WorkflowListPaginatedOptions? options = null) =>
        OutboundInterceptor.ListWorkflowsPaginatedAsync(new(query, nextPageToken, options));
}
