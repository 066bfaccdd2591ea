namespace Aios.Temporal.Client;

/// <summary>Options for sending an update.</summary>
public class WorkflowUpdateOptions : ICloneable
{
    /// <summary>Creates options with a new random id.</summary>
    public WorkflowUpdateOptions()
    {
    }

    /// <summary>Creates options with an id.</summary>
    /// <param name="id">Update id.</param>
    public WorkflowUpdateOptions(string id) => Id = id;

    /// <summary>Update id, by which the server tells repeated sends. Unset: a random one.</summary>
    public string? Id { get; set; }

    /// <summary>How the calls are made: time-out, retry, metadata, cancellation. Unset: retried, with the connection's defaults.</summary>
    public RpcOptions? Rpc { get; set; }

    /// <summary>Makes an independent copy; the <see cref="Rpc"/> options are copied too.</summary>
    /// <returns>The copy, of the same runtime type.</returns>
    public virtual object Clone()
    {
        var copy = (WorkflowUpdateOptions)MemberwiseClone();
        copy.Rpc = (RpcOptions?)Rpc?.Clone();
        return copy;
    }
}
