namespace Aios.Temporal.Client.Interceptors;

/// <summary>Input of <see cref="ClientOutboundInterceptor.CountWorkflowsAsync"/>.</summary>
/// <param name="Query">Query.</param>
/// <param name="Options">Options of the call.</param>
public record CountWorkflowsInput(
    string Query,
    WorkflowCountOptions? Options);
