namespace Aios.Temporal.Client.Interceptors;

/// <summary>Input of <see cref="ClientOutboundInterceptor.TerminateWorkflowAsync"/>.</summary>
/// <param name="Id">Workflow id.</param>
/// <param name="RunId">Run, or null for the current one.</param>
/// <param name="FirstExecutionRunId">First run of the chain that is meant, or null.</param>
/// <param name="Reason">Reason, or null.</param>
/// <param name="Options">Options of the call.</param>
public record TerminateWorkflowInput(
    string Id,
    string? RunId,
    string? FirstExecutionRunId,
    string? Reason,
    WorkflowTerminateOptions? Options);
