namespace Aios.Temporal.Client;

/// <summary>HTTP/2 pings that notice a dead connection. They are sent while the connection is idle too.</summary>
public class KeepAliveOptions : ICloneable
{
    /// <summary>Gets or sets the silence after which a ping is sent. Default 30 seconds, at least 1 second.</summary>
    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Gets or sets how long to wait for the answer before the connection counts as dead. Default 15 seconds, at least 1 second.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Makes a shallow copy.</summary>
    /// <returns>The copy.</returns>
    public virtual object Clone() => MemberwiseClone();
}
