namespace Aios.Temporal.Client;

public partial interface ITemporalClient
{
    /// <summary>Lists workflows. Pages are fetched while the sequence is read; the answer may be some moments old.</summary>
    /// <param name="query">Visibility query, e.g. <c>WorkflowType = 'Order' AND ExecutionStatus = 'Running'</c>; empty for all.</param>
    /// <param name="options">Options.</param>
    /// <returns>The executions.</returns>
    IAsyncEnumerable<WorkflowExecution> ListWorkflowsAsync(string query, WorkflowListOptions? options = null);

    /// <summary>Counts workflows.</summary>
    /// <param name="query">Visibility query, possibly with <c>GROUP BY ExecutionStatus</c>; empty for all.</param>
    /// <param name="options">Options.</param>
    /// <returns>The count, with groups if the query asks for them.</returns>
    Task<WorkflowExecutionCount> CountWorkflowsAsync(string query, WorkflowCountOptions? options = null);

    /// <summary>Lists one page of workflows.</summary>
    /// <param name="query">Visibility query; empty for all.</param>
    /// <param name="nextPageToken">Token of the previous page; null for the first page.</param>
    /// <param name="options">Options.</param>
    /// <returns>The page and the token of the next one.</returns>
    Task<WorkflowListPage> ListWorkflowsPaginatedAsync(
        string query, byte[]? nextPageToken, WorkflowListPaginatedOptions? options = null);
}
