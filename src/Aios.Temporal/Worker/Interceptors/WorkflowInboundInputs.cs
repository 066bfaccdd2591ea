using System.Reflection;
using Aios.Temporal.Api.Common.V1;
using Aios.Temporal.Workflows;

namespace Aios.Temporal.Worker.Interceptors;

/// <summary>Input of <see cref="WorkflowInboundInterceptor.ExecuteWorkflowAsync"/>.</summary>
/// <param name="Instance">Workflow object.</param>
/// <param name="RunMethod">Run method.</param>
/// <param name="Args">Converted arguments.</param>
public record ExecuteWorkflowInput(object Instance, MethodInfo RunMethod, object?[] Args);

/// <summary>Input of <see cref="WorkflowInboundInterceptor.HandleSignalAsync"/>.</summary>
/// <param name="Signal">Signal name.</param>
/// <param name="Definition">Definition of the handler.</param>
/// <param name="Args">Converted arguments.</param>
/// <param name="Headers">Headers of the signal.</param>
public record HandleSignalInput(
    string Signal,
    WorkflowSignalDefinition Definition,
    object?[] Args,
    IReadOnlyDictionary<string, Payload>? Headers);

/// <summary>Input of <see cref="WorkflowInboundInterceptor.HandleQuery"/>.</summary>
/// <param name="Id">Query id, unique in its activation.</param>
/// <param name="Query">Query name.</param>
/// <param name="Definition">Definition of the handler.</param>
/// <param name="Args">Converted arguments.</param>
/// <param name="Headers">Headers of the query.</param>
public record HandleQueryInput(
    string Id,
    string Query,
    WorkflowQueryDefinition Definition,
    object?[] Args,
    IReadOnlyDictionary<string, Payload>? Headers);

/// <summary>
/// Input of <see cref="WorkflowInboundInterceptor.ValidateUpdate"/> and
/// <see cref="WorkflowInboundInterceptor.HandleUpdateAsync"/>.
/// </summary>
/// <param name="Id">Update id.</param>
/// <param name="Update">Update name.</param>
/// <param name="Definition">Definition of the handler.</param>
/// <param name="Args">Converted arguments; converted anew for each of the two calls.</param>
/// <param name="Headers">Headers of the update.</param>
public record HandleUpdateInput(
    string Id,
    string Update,
    WorkflowUpdateDefinition Definition,
    object?[] Args,
    IReadOnlyDictionary<string, Payload>? Headers);
