namespace Aios.Temporal.Runtime;

/// <summary>Options of a <see cref="TemporalRuntime" />.</summary>
public class TemporalRuntimeOptions : ICloneable
{
    /// <summary>Gets or sets how often a worker reports itself to the server. Default 60 seconds. Null turns the reports off.</summary>
    public TimeSpan? WorkerHeartbeatInterval { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Makes a shallow copy.</summary>
    /// <returns>The copy.</returns>
    public virtual object Clone() => MemberwiseClone();
}
