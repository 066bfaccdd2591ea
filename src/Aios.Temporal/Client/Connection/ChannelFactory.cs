using System.Globalization;
using Grpc.Net.Client;

namespace Aios.Temporal.Client;

/// <summary>Builds the gRPC channel of a connection.</summary>
internal static class ChannelFactory
{
    /// <summary>Largest message accepted from the server, in bytes, unless the environment says otherwise.</summary>
    public const int DefaultMaxReceiveBytes = 128 * 1024 * 1024;

    private const string MaxReceiveVariable = "TEMPORAL_MAX_INCOMING_GRPC_BYTES";
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan MinKeepAlive = TimeSpan.FromSeconds(1);

    /// <summary>Builds a channel, which connects at its first call.</summary>
    /// <exception cref="ArgumentException">An option is not usable.</exception>
    public static GrpcChannel Create(TemporalConnectionOptions options, ServerTarget target, TimeProvider time)
    {
        var maxReceive = ReadMaxReceiveBytes();
        var tunnel = options.HttpConnectProxy is { } proxy ? new HttpConnectTunnel(proxy) : null;
        var rotation = options.DnsLoadBalancing is { } dns ? new AddressRotation(target.Host, dns.ResolutionInterval, time) : null;
        var handler = new SocketsHttpHandler
        {
            ConnectCallback = new SocketDialer(target, tunnel, rotation).DialAsync,
            ConnectTimeout = ConnectTimeout,
            EnableMultipleHttp2Connections = true,
            PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan,
            UseProxy = false,
            UseCookies = false,
            AllowAutoRedirect = false,
            // Long polls are not worth a span each; tracing of calls is done by interceptors.
            ActivityHeadersPropagator = null,
        };
        SetKeepAlive(handler, options.KeepAlive);
        var channelOptions = new GrpcChannelOptions
        {
            HttpHandler = new GrpcTimeoutHandler(handler),
            DisposeHttpClient = true,
            MaxReceiveMessageSize = maxReceive,
            MaxSendMessageSize = null,
            CompressionProviders = [new LimitedGzip(maxReceive)],
        };
        if (!TlsSetup.IsOn(options))
        {
            return GrpcChannel.ForAddress($"http://{target}", channelOptions);
        }

        var tls = options.Tls ?? new TlsOptions();
        handler.SslOptions = TlsSetup.Build(tls, string.IsNullOrEmpty(tls.Domain) ? target.Host : tls.Domain);
        // The HTTP layer takes the name for SNI and for the certificate from the address; the dialer ignores it.
        return GrpcChannel.ForAddress(string.IsNullOrEmpty(tls.Domain) ? $"https://{target}" : $"https://{tls.Domain}", channelOptions);
    }

    private static void SetKeepAlive(SocketsHttpHandler handler, KeepAliveOptions? keepAlive)
    {
        if (keepAlive is null)
        {
            return;
        }

        if (keepAlive.Interval < MinKeepAlive || keepAlive.Timeout < MinKeepAlive)
        {
            throw new ArgumentException(
                $"{nameof(KeepAliveOptions)}: interval {keepAlive.Interval} and timeout {keepAlive.Timeout} must be at least {MinKeepAlive}.");
        }

        handler.KeepAlivePingDelay = keepAlive.Interval;
        handler.KeepAlivePingTimeout = keepAlive.Timeout;
        handler.KeepAlivePingPolicy = HttpKeepAlivePingPolicy.Always;
    }

    private static int ReadMaxReceiveBytes()
    {
        var text = Environment.GetEnvironmentVariable(MaxReceiveVariable);
        if (string.IsNullOrEmpty(text))
        {
            return DefaultMaxReceiveBytes;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes) && bytes > 0
            ? bytes
            : throw new ArgumentException($"Environment variable {MaxReceiveVariable} is '{text}'; it must be a number of bytes from 1 to {int.MaxValue}.");
    }
}
