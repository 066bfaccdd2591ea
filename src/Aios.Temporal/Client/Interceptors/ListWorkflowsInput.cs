namespace Aios.Temporal.Client.Interceptors;

/// <summary>Input of <see cref="ClientOutboundInterceptor.ListWorkflowsAsync"/>.</summary>
/// <param name="Query">Query.</param>
/// <param name="Options">Options of the call.</param>
public record ListWorkflowsInput(
    string Query,
    WorkflowListOptions? Options);
