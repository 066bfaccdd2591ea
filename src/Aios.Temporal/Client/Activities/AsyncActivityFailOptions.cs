namespace Aios.Temporal.Client;

/// <summary>Options for <see cref="AsyncActivityHandle.FailAsync"/>.</summary>
public class AsyncActivityFailOptions : ICloneable
{
    /// <summary>Heartbeat details to record together with the failure. Unset: the last recorded heartbeat stays.</summary>
    public IReadOnlyCollection<object?>? LastHeartbeatDetails { get; set; }

    /// <summary>How the call is made: time-out, retry, metadata, cancellation. Unset: retried, with the connection's defaults.</summary>
    public RpcOptions? Rpc { get; set; }

    /// <summary>Makes an independent copy; the <see cref="Rpc"/> options are copied too.</summary>
    /// <returns>The copy, of the same runtime type.</returns>
    public virtual object Clone()
    {
        var copy = (AsyncActivityFailOptions)MemberwiseClone();
        copy.Rpc = (RpcOptions?)Rpc?.Clone();
        return copy;
    }
}
