namespace Aios.Temporal.Client;

/// <summary>How requests are compressed. Responses are accepted in either form.</summary>
public abstract record GrpcCompression
{
    private GrpcCompression()
    {
    }

    /// <summary>
    /// Requests are sent gzipped, except small ones, which would not get smaller. A server that refuses gzip gets plain requests from then on.
    /// </summary>
    public sealed record Gzip : GrpcCompression;

    /// <summary>Requests are sent as they are.</summary>
    public sealed record None : GrpcCompression;
}
