namespace Aios.Temporal.Client;

/// <summary>Options for <see cref="AsyncActivityHandle.HeartbeatAsync"/>.</summary>
public class AsyncActivityHeartbeatOptions : ICloneable
{
    /// <summary>Progress to record; the next attempt can read it.</summary>
    public IReadOnlyCollection<object?>? Details { get; set; }

    /// <summary>How the call is made: time-out, retry, metadata, cancellation. Unset: retried, with the connection's defaults.</summary>
    public RpcOptions? Rpc { get; set; }

    /// <summary>Makes an independent copy; the <see cref="Rpc"/> options are copied too.</summary>
    /// <returns>The copy, of the same runtime type.</returns>
    public virtual object Clone()
    {
        var copy = (AsyncActivityHeartbeatOptions)MemberwiseClone();
        copy.Rpc = (RpcOptions?)Rpc?.Clone();
        return copy;
    }
}
