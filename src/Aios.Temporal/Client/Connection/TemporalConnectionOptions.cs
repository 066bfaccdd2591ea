using Aios.Temporal.Runtime;

namespace Aios.Temporal.Client;

/// <summary>Where the server is and how to talk to it. <see cref="TargetHost" /> is required.</summary>
public class TemporalConnectionOptions : ICloneable
{
    /// <summary>Initializes a new instance of the <see cref="TemporalConnectionOptions" /> class.</summary>
    public TemporalConnectionOptions()
    {
    }

    /// <summary>Initializes a new instance of the <see cref="TemporalConnectionOptions" /> class.</summary>
    /// <param name="targetHost">See <see cref="TargetHost" />.</param>
    public TemporalConnectionOptions(string targetHost) => TargetHost = targetHost;

    /// <summary>Gets or sets the server as <c>host:port</c>, without a scheme.</summary>
    public string? TargetHost { get; set; }

    /// <summary>Gets or sets the TLS settings. Default null: TLS only if an <see cref="ApiKey" /> is set.</summary>
    public TlsOptions? Tls { get; set; }

    /// <summary>Gets or sets how retried calls back off. Default null: the defaults of <see cref="RpcRetryOptions" />.</summary>
    public RpcRetryOptions? RpcRetry { get; set; }

    /// <summary>Gets or sets the HTTP/2 pings. Default: on. Null turns them off.</summary>
    public KeepAliveOptions? KeepAlive { get; set; } = new();

    /// <summary>Gets or sets the proxy to connect through. Default null: none.</summary>
    public HttpConnectProxyOptions? HttpConnectProxy { get; set; }

    /// <summary>Gets or sets how connections are spread over several addresses. Default null: the first address that answers.</summary>
    public DnsLoadBalancingOptions? DnsLoadBalancing { get; set; }

    /// <summary>Gets or sets the compression of requests. Default gzip.</summary>
    public GrpcCompression GrpcCompression { get; set; } = new GrpcCompression.Gzip();

    /// <summary>Gets or sets the sizes that lead to warnings.</summary>
    public PayloadLimitsOptions PayloadLimits { get; set; } = new();

    /// <summary>Gets or sets text metadata sent with every call. Can be changed later on the connection. Default null.</summary>
    public IReadOnlyCollection<KeyValuePair<string, string>>? RpcMetadata { get; set; }

    /// <summary>Gets or sets binary metadata sent with every call; keys end in <c>-bin</c>. Can be changed later on the connection. Default null.</summary>
    public IReadOnlyCollection<KeyValuePair<string, byte[]>>? RpcBinaryMetadata { get; set; }

    /// <summary>
    /// Gets or sets the key sent as bearer token unless the metadata has an <c>authorization</c> entry. A key turns TLS on unless
    /// <see cref="TlsOptions.Disabled" /> is set. Can be changed later on the connection. Default null.
    /// </summary>
    public string? ApiKey { get; set; }

    /// <summary>Gets or sets the name under which this client shows up in histories. Default null: <c>pid@host</c>.</summary>
    public string? Identity { get; set; }

    /// <summary>Gets or sets the runtime. Default null: <see cref="TemporalRuntime.Default" />.</summary>
    public TemporalRuntime? Runtime { get; set; }

    /// <summary>Makes a copy that shares no option object with this one.</summary>
    /// <returns>The copy.</returns>
    public virtual object Clone()
    {
        var copy = (TemporalConnectionOptions)MemberwiseClone();
        copy.Tls = (TlsOptions?)Tls?.Clone();
        copy.RpcRetry = (RpcRetryOptions?)RpcRetry?.Clone();
        copy.KeepAlive = (KeepAliveOptions?)KeepAlive?.Clone();
        copy.HttpConnectProxy = (HttpConnectProxyOptions?)HttpConnectProxy?.Clone();
        copy.DnsLoadBalancing = (DnsLoadBalancingOptions?)DnsLoadBalancing?.Clone();
        copy.PayloadLimits = (PayloadLimitsOptions)PayloadLimits.Clone();
        return copy;
    }
}
