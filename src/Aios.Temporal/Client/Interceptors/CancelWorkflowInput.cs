namespace Aios.Temporal.Client.Interceptors;

/// <summary>Input of <see cref="ClientOutboundInterceptor.CancelWorkflowAsync"/>.</summary>
/// <param name="Id">Workflow id.</param>
/// <param name="RunId">Run, or null for the current one.</param>
/// <param name="FirstExecutionRunId">First run of the chain that is meant, or null.</param>
/// <param name="Options">Options of the call.</param>
public record CancelWorkflowInput(
    string Id,
    string? RunId,
    string? FirstExecutionRunId,
    WorkflowCancelOptions? Options);
