using System.Net;

namespace Aios.Temporal.Client;

/// <summary>Resolves a host name and starts each new connection at the next address of the list.</summary>
internal sealed class AddressRotation(string host, TimeSpan resolutionInterval, TimeProvider time)
{
    private readonly SemaphoreSlim gate = new(1, 1);
    private IPAddress[] addresses = [];
    private long resolvedAt;
    private uint next;

    /// <summary>Returns all addresses in the order in which to try them.</summary>
    public async Task<IPAddress[]> NextAsync(CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            if (addresses.Length == 0 || time.GetElapsedTime(resolvedAt) >= resolutionInterval)
            {
                addresses = await Dns.GetHostAddressesAsync(host, cancellationToken);
                resolvedAt = time.GetTimestamp();
            }

            var first = (int)(next++ % (uint)addresses.Length);
            return [.. addresses[first..], .. addresses[..first]];
        }
        finally
        {
            gate.Release();
        }
    }
}
