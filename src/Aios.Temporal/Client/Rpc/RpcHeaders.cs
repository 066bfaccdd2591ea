using System.Globalization;
using Grpc.Core;

namespace Aios.Temporal.Client;

/// <summary>The metadata that a connection sends with every call. Immutable: a change of key or metadata makes a new one.</summary>
internal sealed class RpcHeaders
{
    private const string AuthorizationKey = "authorization";
    private const string NamespaceKey = "temporal-namespace";
    private static readonly Metadata.Entry ClientName = new("client-name", "temporal-dotnet-managed");
    private static readonly Metadata.Entry ClientVersion = new("client-version", typeof(RpcHeaders).Assembly.GetName().Version?.ToString(3) ?? "0.0.0");
    private static readonly Metadata.Entry GzipRequest = new("grpc-internal-encoding-request", LimitedGzip.Name);
    private readonly Metadata.Entry[] entries;

    /// <summary>Initializes a new instance of the <see cref="RpcHeaders" /> class.</summary>
    /// <exception cref="ArgumentException">A key or value cannot be sent.</exception>
    public RpcHeaders(
        IReadOnlyCollection<KeyValuePair<string, string>> text,
        IReadOnlyCollection<KeyValuePair<string, byte[]>> binary,
        string? apiKey)
    {
        var all = Read(text, binary);
        AddUnlessPresent(all, ClientName);
        AddUnlessPresent(all, ClientVersion);
        if (!string.IsNullOrEmpty(apiKey))
        {
            CheckText("API key", apiKey);
            AddUnlessPresent(all, new Metadata.Entry(AuthorizationKey, "Bearer " + apiKey));
        }

        entries = [.. all];
    }

    /// <summary>Builds the metadata of one attempt.</summary>
    /// <exception cref="ArgumentException">A key or value of the call's own metadata cannot be sent.</exception>
    public Metadata Build(string? @namespace, TimeSpan timeout, bool gzip, RpcOptions? options)
    {
        var metadata = new Metadata { { GrpcTimeoutHandler.Key, FormatTimeout(timeout) } };
        if (gzip)
        {
            metadata.Add(GzipRequest);
        }

        var own = options?.Metadata is null && options?.BinaryMetadata is null ? null : Read(options.Metadata ?? [], options.BinaryMetadata ?? []);
        foreach (var entry in own ?? [])
        {
            metadata.Add(entry);
        }

        // No namespace has a name that a header cannot carry; the server says so better than a transport error would.
        if (!string.IsNullOrEmpty(@namespace) && IsSendable(@namespace) && !Has(own, NamespaceKey) && !Has(entries, NamespaceKey))
        {
            metadata.Add(NamespaceKey, @namespace);
        }

        foreach (var entry in entries)
        {
            if (!Has(own, entry.Key))
            {
                metadata.Add(entry);
            }
        }

        return metadata;
    }

    private static string FormatTimeout(TimeSpan timeout)
    {
        const long maxDigits = 99_999_999;
        var milliseconds = Math.Max(1, (long)Math.Ceiling(timeout.TotalMilliseconds));
        return milliseconds <= maxDigits
            ? string.Create(CultureInfo.InvariantCulture, $"{milliseconds}m")
            : string.Create(CultureInfo.InvariantCulture, $"{Math.Min(milliseconds / 1000, maxDigits)}S");
    }

    private static List<Metadata.Entry> Read(IReadOnlyCollection<KeyValuePair<string, string>> text, IReadOnlyCollection<KeyValuePair<string, byte[]>> binary)
    {
        var all = new List<Metadata.Entry>(text.Count + binary.Count + 3);
        foreach (var (key, value) in text)
        {
            CheckKey(key);
            if (key.EndsWith(Metadata.BinaryHeaderSuffix, StringComparison.OrdinalIgnoreCase))
            {
                throw new ArgumentException($"RPC metadata key '{key}' ends in -bin, which marks binary values: put it into the binary metadata.");
            }

            CheckText($"RPC metadata '{key}'", value);
            all.Add(new Metadata.Entry(key, value));
        }

        foreach (var (key, value) in binary)
        {
            CheckKey(key);
            if (!key.EndsWith(Metadata.BinaryHeaderSuffix, StringComparison.OrdinalIgnoreCase))
            {
                throw new ArgumentException($"Binary RPC metadata key '{key}' does not end in -bin.");
            }

            all.Add(new Metadata.Entry(key, value));
        }

        return all;
    }

    private static void CheckKey(string key)
    {
        var isValid = key.Length > 0 && key.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');
        if (!isValid || key.StartsWith("grpc-", StringComparison.OrdinalIgnoreCase))
        {
            throw new ArgumentException($"RPC metadata key '{key}' is not allowed: use ASCII letters, digits, '-', '_' and '.', and no 'grpc-' prefix.");
        }
    }

    private static void CheckText(string what, string value)
    {
        if (!IsSendable(value))
        {
            throw new ArgumentException($"{what} has a character that a header cannot carry; only printable ASCII is possible.");
        }
    }

    private static bool IsSendable(string value) => !value.AsSpan().ContainsAnyExceptInRange(' ', '~');

    private static void AddUnlessPresent(List<Metadata.Entry> all, Metadata.Entry entry)
    {
        if (!Has(all, entry.Key))
        {
            all.Add(entry);
        }
    }

    private static bool Has(IReadOnlyList<Metadata.Entry>? list, string key)
    {
        for (var i = 0; i < (list?.Count ?? 0); i++)
        {
            if (string.Equals(list![i].Key, key, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
