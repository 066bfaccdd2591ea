using Aios.Temporal.Api.Common.V1;
using Aios.Temporal.Api.Failure.V1;
using Aios.Temporal.Api.Sdk.V1;
using Google.Protobuf.Collections;

namespace Aios.Temporal.Converters;

/// <summary>
/// One direction of a codec over everything that contains payloads. Inputs are never changed: protos are shared with
/// history and with retries, and a payload that passed a codec twice cannot be read any more.
/// </summary>
internal sealed class PayloadTransform
{
    /// <summary>Leaves everything as it is.</summary>
    public static readonly PayloadTransform None = new(null, null);

    private readonly Func<IReadOnlyCollection<Payload>, Task<IReadOnlyCollection<Payload>>>? many;
    private readonly Func<Payload, Task<Payload>>? one;

    private PayloadTransform(
        Func<IReadOnlyCollection<Payload>, Task<IReadOnlyCollection<Payload>>>? many,
        Func<Payload, Task<Payload>>? one) => (this.many, this.one) = (many, one);

    public static PayloadTransform Encoding(IPayloadCodec? codec) =>
        codec is null ? None : new(codec.EncodeAsync, codec.EncodeSingleAsync);

    public static PayloadTransform Decoding(IPayloadCodec? codec) =>
        codec is null ? None : new(codec.DecodeAsync, codec.DecodeSingleAsync);

    public async Task<Payload?> ApplyAsync(Payload? payload) =>
        payload is null || one is null ? payload : await one(payload).ConfigureAwait(false);

    public async Task<Payloads?> ApplyAsync(Payloads? payloads) =>
        many is null || payloads is not { Payloads_.Count: > 0 }
            ? payloads
            : new Payloads { Payloads_ = { await many([.. payloads.Payloads_]).ConfigureAwait(false) } };

    public async Task<MapField<string, Payload>?> ApplyAsync(MapField<string, Payload>? fields)
    {
        if (one is null || fields is not { Count: > 0 })
        {
            return fields;
        }
        var result = new MapField<string, Payload>();
        foreach (var (key, payload) in fields)
        {
            result[key] = await one(payload).ConfigureAwait(false);
        }
        return result;
    }

    public async Task<Header?> ApplyAsync(Header? header) =>
        header is null || one is null
            ? header
            : new Header { Fields = { await ApplyAsync(header.Fields).ConfigureAwait(false) } };

    public async Task<Memo?> ApplyAsync(Memo? memo) =>
        memo is null || one is null ? memo : new Memo { Fields = { await ApplyAsync(memo.Fields).ConfigureAwait(false) } };

    public async Task<UserMetadata?> ApplyAsync(UserMetadata? metadata) =>
        metadata is null || one is null
            ? metadata
            : new UserMetadata
            {
                Summary = await ApplyAsync(metadata.Summary).ConfigureAwait(false),
                Details = await ApplyAsync(metadata.Details).ConfigureAwait(false),
            };

    public async Task<Failure?> ApplyAsync(Failure? failure)
    {
        if (failure is null || one is null)
        {
            return failure;
        }
        var copy = failure.Clone();
        await FailurePayloads.TransformAsync(copy, this).ConfigureAwait(false);
        return copy;
    }
}
