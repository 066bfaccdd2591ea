namespace Aios.Temporal.Client.Interceptors;

/// <summary>Input of <see cref="ClientOutboundInterceptor.ListWorkflowsPaginatedAsync"/>.</summary>
/// <param name="Query">Query.</param>
/// <param name="NextPageToken">Token of the page, or null for the first.</param>
/// <param name="Options">Options of the call.</param>
public record ListWorkflowsPaginatedInput(
    string Query,
    byte[]? NextPageToken,
    WorkflowListPaginatedOptions? Options);
