namespace Aios.Temporal.Client.Schedules;

/// <summary>Options for <see cref="ITemporalClient.ListSchedulesAsync"/>.</summary>
public class ScheduleListOptions : ICloneable
{
    /// <summary>Visibility query that filters the schedules. Unset: all of the namespace.</summary>
    public string? Query { get; set; }

    /// <summary>How the call is made: time-out, retry, metadata, cancellation. Unset: retried, with the connection's defaults.</summary>
    public RpcOptions? Rpc { get; set; }

    /// <summary>Makes an independent copy; the <see cref="Rpc"/> options are copied too.</summary>
    /// <returns>The copy, of the same runtime type.</returns>
    public virtual object Clone()
    {
        var copy = (ScheduleListOptions)MemberwiseClone();
        copy.Rpc = (RpcOptions?)Rpc?.Clone();
        return copy;
    }
}
