namespace Aios.Temporal.Client;

/// <summary>
/// Spreads new connections over all addresses of the target host name. Has no effect through a proxy, which resolves the name itself.
/// </summary>
public class DnsLoadBalancingOptions : ICloneable
{
    /// <summary>Gets or sets how long a resolved list of addresses is used. Default 30 seconds.</summary>
    public TimeSpan ResolutionInterval { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Makes a shallow copy.</summary>
    /// <returns>The copy.</returns>
    public virtual object Clone() => MemberwiseClone();
}
