using Aios.Temporal.Api.Common.V1;

namespace Aios.Temporal.Client.Interceptors;

/// <summary>Input of <see cref="ClientOutboundInterceptor.StartWorkflowUpdateAsync{TResult}"/>.</summary>
/// <param name="Id">Workflow id.</param>
/// <param name="RunId">Run, or null for the current one.</param>
/// <param name="FirstExecutionRunId">First run of the chain that is meant, or null.</param>
/// <param name="Update">Update name.</param>
/// <param name="Args">Arguments, not yet converted.</param>
/// <param name="Options">Options of the call.</param>
/// <param name="Headers">Headers to send; an interceptor may add entries to a new dictionary.</param>
public record StartWorkflowUpdateInput(
    string Id,
    string? RunId,
    string? FirstExecutionRunId,
    string Update,
    IReadOnlyCollection<object?> Args,
    WorkflowUpdateStartOptions Options,
    IDictionary<string, Payload>? Headers);
