namespace Aios.Temporal.Client;

/// <summary>An HTTP proxy to reach the server through, by the CONNECT method.</summary>
public class HttpConnectProxyOptions : ICloneable
{
    /// <summary>Initializes a new instance of the <see cref="HttpConnectProxyOptions" /> class.</summary>
    public HttpConnectProxyOptions()
    {
    }

    /// <summary>Initializes a new instance of the <see cref="HttpConnectProxyOptions" /> class.</summary>
    /// <param name="targetHost">See <see cref="TargetHost" />.</param>
    public HttpConnectProxyOptions(string targetHost) => TargetHost = targetHost;

    /// <summary>Gets or sets the proxy as <c>host:port</c>. Required.</summary>
    public string? TargetHost { get; set; }

    /// <summary>Gets or sets the user name and password for basic authentication at the proxy. Default null: none.</summary>
    public (string Username, string Password)? BasicAuth { get; set; }

    /// <summary>Makes a shallow copy.</summary>
    /// <returns>The copy.</returns>
    public virtual object Clone() => MemberwiseClone();
}
