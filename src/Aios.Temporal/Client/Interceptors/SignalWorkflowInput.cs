using Aios.Temporal.Api.Common.V1;

namespace Aios.Temporal.Client.Interceptors;

/// <summary>Input of <see cref="ClientOutboundInterceptor.SignalWorkflowAsync"/>.</summary>
/// <param name="Id">Workflow id.</param>
/// <param name="RunId">Run, or null for the current one.</param>
/// <param name="Signal">Signal name.</param>
/// <param name="Args">Arguments, not yet converted.</param>
/// <param name="Options">Options of the call.</param>
/// <param name="Headers">Headers to send; an interceptor may add entries to a new dictionary.</param>
public record SignalWorkflowInput(
    string Id,
    string? RunId,
    string Signal,
    IReadOnlyCollection<object?> Args,
    WorkflowSignalOptions? Options,
    IDictionary<string, Payload>? Headers);
