namespace Aios.Temporal.Client;

/// <summary>Options for <see cref="ITemporalClient.ListWorkflowsPaginatedAsync"/>.</summary>
public class WorkflowListPaginatedOptions : ICloneable
{
    /// <summary>Largest number of executions in the page. 0 (the default): the server decides.</summary>
    public int PageSize { get; set; }

    /// <summary>How the call is made: time-out, retry, metadata, cancellation. Unset: retried, with the connection's defaults.</summary>
    public RpcOptions? Rpc { get; set; }

    /// <summary>Makes an independent copy; the <see cref="Rpc"/> options are copied too.</summary>
    /// <returns>The copy, of the same runtime type.</returns>
    public virtual object Clone()
    {
        var copy = (WorkflowListPaginatedOptions)MemberwiseClone();
        copy.Rpc = (RpcOptions?)Rpc?.Clone();
        return copy;
    }
}
