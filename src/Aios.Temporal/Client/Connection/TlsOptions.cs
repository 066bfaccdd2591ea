namespace Aios.Temporal.Client;

/// <summary>
/// TLS settings of a connection. All certificates and keys are PEM, as bytes of the file.
/// </summary>
public class TlsOptions : ICloneable
{
    /// <summary>Gets or sets the root certificates to trust instead of those of the system. Default null: the system's.</summary>
    public byte[]? ServerRootCACert { get; set; }

    /// <summary>
    /// Gets or sets the server name to send (SNI) and to look for in the server's certificate. Default null: the target host.
    /// </summary>
    public string? Domain { get; set; }

    /// <summary>Gets or sets the client certificate chain for mutual TLS; needs <see cref="ClientPrivateKey" />. Default null.</summary>
    public byte[]? ClientCert { get; set; }

    /// <summary>Gets or sets the private key of <see cref="ClientCert" />. Default null.</summary>
    public byte[]? ClientPrivateKey { get; set; }

    /// <summary>Gets or sets a value indicating whether TLS stays off even though these options or an API key are set. Default false.</summary>
    public bool Disabled { get; set; }

    /// <summary>Makes a shallow copy.</summary>
    /// <returns>The copy.</returns>
    public virtual object Clone() => MemberwiseClone();
}
