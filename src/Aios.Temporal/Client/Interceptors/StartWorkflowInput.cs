using Aios.Temporal.Api.Common.V1;

namespace Aios.Temporal.Client.Interceptors;

/// <summary>Input of <see cref="ClientOutboundInterceptor.StartWorkflowAsync{TWorkflow, TResult}"/>.</summary>
/// <param name="Workflow">Workflow type name.</param>
/// <param name="Args">Arguments, not yet converted.</param>
/// <param name="Options">Options of the call.</param>
/// <param name="Headers">Headers to send; an interceptor may add entries to a new dictionary.</param>
public record StartWorkflowInput(
    string Workflow,
    IReadOnlyCollection<object?> Args,
    WorkflowOptions Options,
    IDictionary<string, Payload>? Headers);
