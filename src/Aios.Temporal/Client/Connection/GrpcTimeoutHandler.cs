namespace Aios.Temporal.Client;

/// <summary>
/// Puts our own timeout on the wire. The gRPC library would take it from an absolute deadline by the system clock and cut the call off at
/// the same moment as the server, so that the server's answer to a passed deadline would often lose the race.
/// </summary>
internal sealed class GrpcTimeoutHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    /// <summary>Header by which a call hands its timeout over.</summary>
    public const string Key = "aios-call-timeout";

    private const string WireKey = "grpc-timeout";

    /// <inheritdoc />
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Headers.NonValidated.TryGetValues(Key, out var values))
        {
            request.Headers.TryAddWithoutValidation(WireKey, values.ToString());
            request.Headers.Remove(Key);
        }

        return base.SendAsync(request, cancellationToken);
    }
}
