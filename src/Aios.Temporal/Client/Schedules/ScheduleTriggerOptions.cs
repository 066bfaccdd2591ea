using Aios.Temporal.Api.Enums.V1;

namespace Aios.Temporal.Client.Schedules;

/// <summary>Options for <see cref="ScheduleHandle.TriggerAsync"/>.</summary>
public class ScheduleTriggerOptions : ICloneable
{
    /// <summary>What to do when an earlier action still runs. Unspecified: the policy of the schedule.</summary>
    public ScheduleOverlapPolicy Overlap { get; set; } = ScheduleOverlapPolicy.Unspecified;

    /// <summary>How the call is made: time-out, retry, metadata, cancellation. Unset: retried, with the connection's defaults.</summary>
    public RpcOptions? Rpc { get; set; }

    /// <summary>Makes an independent copy; the <see cref="Rpc"/> options are copied too.</summary>
    /// <returns>The copy, of the same runtime type.</returns>
    public virtual object Clone()
    {
        var copy = (ScheduleTriggerOptions)MemberwiseClone();
        copy.Rpc = (RpcOptions?)Rpc?.Clone();
        return copy;
    }
}
