using Aios.Temporal.Api.Enums.V1;

namespace Aios.Temporal.Client;

/// <summary>Options for querying a workflow.</summary>
public class WorkflowQueryOptions : ICloneable
{
    /// <summary>When the server refuses the query. Unset: the condition of the client options.</summary>
    public QueryRejectCondition? RejectCondition { get; set; }

    /// <summary>How the call is made: time-out, retry, metadata, cancellation. Unset: retried, with the connection's defaults.</summary>
    public RpcOptions? Rpc { get; set; }

    /// <summary>Makes an independent copy; the <see cref="Rpc"/> options are copied too.</summary>
    /// <returns>The copy, of the same runtime type.</returns>
    public virtual object Clone()
    {
        var copy = (WorkflowQueryOptions)MemberwiseClone();
        copy.Rpc = (RpcOptions?)Rpc?.Clone();
        return copy;
    }
}
