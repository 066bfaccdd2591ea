using Aios.Temporal.Api.Common.V1;
using Aios.Temporal.Api.Sdk.V1;
using Aios.Temporal.Converters;

namespace Aios.Temporal.Client.Calls;

/// <summary>Arguments, results, headers and user metadata between values and the wire.</summary>
internal static class WirePayloads
{
    /// <summary>Converts arguments; null when there are none, because an empty field is the wire form of "no arguments".</summary>
    public static async Task<Payloads?> ToPayloadsFieldAsync(
        this DataConverter converter, IReadOnlyCollection<object?>? values) =>
        values is { Count: > 0 } ? new Payloads { Payloads_ = { await converter.ToPayloadsAsync(values) } } : null;

    /// <summary>Reads a result. No payload, and "no result" as the asked type, give the default value.</summary>
    public static async Task<T> ToResultAsync<T>(this DataConverter converter, Payloads? payloads) =>
        payloads is not { Payloads_.Count: > 0 } || typeof(T) == typeof(ValueTuple)
            ? default!
            : (await converter.ToSingleValueAsync<T>(payloads.Payloads_))!;

    /// <summary>Encodes headers. Their payloads were made by interceptors, so only the codec is applied.</summary>
    public static async Task<Header?> ToHeaderAsync(this DataConverter converter, IDictionary<string, Payload>? headers)
    {
        if (headers is not { Count: > 0 })
        {
            return null;
        }

        var header = new Header();
        foreach (var (key, payload) in headers)
        {
            // The interceptor may use its payload again, so an encoder that works in place gets a copy.
            header.Fields.Add(
                key, converter.PayloadCodec is { } codec ? await codec.EncodeSingleAsync(payload.Clone()) : payload);
        }

        return header;
    }

    /// <summary>Converts static summary and details; null when there are none.</summary>
    public static async Task<UserMetadata?> ToUserMetadataAsync(this DataConverter converter, string? summary, string? details) =>
        summary is null && details is null
            ? null
            : new UserMetadata
            {
                Summary = summary is null ? null : await converter.ToPayloadAsync(summary),
                Details = details is null ? null : await converter.ToPayloadAsync(details),
            };
}
