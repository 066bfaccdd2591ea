using System.Net;
using System.Net.Sockets;

namespace Aios.Temporal.Client;

/// <summary>
/// Opens the TCP connection to the target, directly or through a proxy, whatever address the HTTP layer asks for: that one is the server's
/// name, which differs from the target when <see cref="TlsOptions.Domain" /> is set.
/// </summary>
internal sealed class SocketDialer(ServerTarget target, HttpConnectTunnel? tunnel, AddressRotation? rotation)
{
    /// <summary>Callback of the HTTP layer.</summary>
    public async ValueTask<Stream> DialAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            if (tunnel is not null)
            {
                await socket.ConnectAsync(tunnel.Proxy.Host, tunnel.Proxy.Port, cancellationToken);
            }
            else if (rotation is not null)
            {
                await socket.ConnectAsync(await rotation.NextAsync(cancellationToken), target.Port, cancellationToken);
            }
            else
            {
                await socket.ConnectAsync(new DnsEndPoint(target.Host, target.Port), cancellationToken);
            }

            var stream = new NetworkStream(socket, ownsSocket: true);
            if (tunnel is not null)
            {
                await tunnel.OpenAsync(stream, target, cancellationToken);
            }

            return stream;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
