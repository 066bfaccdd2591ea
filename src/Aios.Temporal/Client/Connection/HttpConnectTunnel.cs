using System.Text;

namespace Aios.Temporal.Client;

/// <summary>Asks an HTTP proxy for a tunnel.</summary>
internal sealed class HttpConnectTunnel
{
    private const int MaxResponseBytes = 16 * 1024;
    private readonly string authorization;

    public HttpConnectTunnel(HttpConnectProxyOptions options)
    {
        Proxy = ServerTarget.Parse(options.TargetHost, $"{nameof(HttpConnectProxyOptions)}.{nameof(HttpConnectProxyOptions.TargetHost)}");
        authorization = options.BasicAuth is var (user, password)
            ? $"Proxy-Authorization: Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}"))}\r\n"
            : string.Empty;
    }

    /// <summary>Gets where the proxy is.</summary>
    public ServerTarget Proxy { get; }

    /// <summary>Makes the tunnel on a fresh connection to the proxy.</summary>
    /// <exception cref="IOException">The proxy refused.</exception>
    public async Task OpenAsync(Stream stream, ServerTarget target, CancellationToken cancellationToken)
    {
        var request = $"CONNECT {target} HTTP/1.1\r\nHost: {target}\r\n{authorization}\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request), cancellationToken);
        var status = (await ReadHeadAsync(stream, cancellationToken)).Split("\r\n", 2)[0];
        var parts = status.Split(' ', 3);
        if (parts.Length < 2 || !parts[0].StartsWith("HTTP/1.", StringComparison.Ordinal) || parts[1] is not ['2', _, _])
        {
            throw new IOException($"The proxy {Proxy} did not open a tunnel to {target}; it answered '{status}'.");
        }
    }

    /// <summary>Reads up to the empty line, byte by byte: what follows already belongs to the tunnel.</summary>
    private async Task<string> ReadHeadAsync(Stream stream, CancellationToken cancellationToken)
    {
        var head = new StringBuilder();
        var buffer = new byte[1];
        while (head.Length < 4 || head[^1] != '\n' || head[^2] != '\r' || head[^3] != '\n' || head[^4] != '\r')
        {
            if (head.Length >= MaxResponseBytes || await stream.ReadAsync(buffer, cancellationToken) == 0)
            {
                throw new IOException($"The proxy {Proxy} sent no complete answer within {MaxResponseBytes} bytes.");
            }

            head.Append((char)buffer[0]);
        }

        return head.ToString();
    }
}
