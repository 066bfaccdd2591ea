using Aios.Temporal.Api.Enums.V1;

namespace Aios.Temporal.Server.Hosting;

/// <summary>How the embedded server runs.</summary>
public sealed record TemporalServerOptions
{
    /// <summary>Address to listen on. Default: loopback; anything else exposes an unauthenticated server unless a key is set.</summary>
    public string Ip { get; init; } = "127.0.0.1";

    /// <summary>gRPC port; 0 takes a free one. Default: 7233.</summary>
    public int Port { get; init; } = 7233;

    /// <summary>
    /// Data file, made when it is not there; null keeps everything in memory. One server at a time uses it; files of the same
    /// name with endings belong to it. Default: null.
    /// </summary>
    public string? DataFile { get; init; }

    /// <summary>Namespaces that exist from the start. Default: <c>default</c>.</summary>
    public IReadOnlyList<string> Namespaces { get; init; } = ["default"];

    /// <summary>Search attributes that these namespaces have from the start, by name. Default: none.</summary>
    public IReadOnlyDictionary<string, IndexedValueType> SearchAttributes { get; init; } = new Dictionary<string, IndexedValueType>(StringComparer.Ordinal);

    /// <summary>Serve the test service and let time be skipped. Default: false.</summary>
    public bool TimeSkipping { get; init; }

    /// <summary>Longest graceful stop. Default: 5 seconds.</summary>
    public TimeSpan ShutdownTimeout { get; init; } = TimeSpan.FromSeconds(5);
}
