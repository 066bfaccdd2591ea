namespace Aios.Temporal.Client.Interceptors;

/// <summary>Input of <see cref="ClientOutboundInterceptor.DescribeWorkflowAsync"/>.</summary>
/// <param name="Id">Workflow id.</param>
/// <param name="RunId">Run, or null for the current one.</param>
/// <param name="Options">Options of the call.</param>
public record DescribeWorkflowInput(
    string Id,
    string? RunId,
    WorkflowDescribeOptions? Options);
