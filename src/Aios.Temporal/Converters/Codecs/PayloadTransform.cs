using Aios.Temporal.Api.Common.V1;
using Google.Protobuf.Collections;

namespace Aios.Temporal.Converters;

/// <summary>One direction of a codec, applied in place to the containers of payloads.</summary>
internal sealed class PayloadTransform
{
    private readonly Func<IReadOnlyCollection<Payload>, Task<IReadOnlyCollection<Payload>>> many;
    private readonly Func<Payload, Task<Payload>> one;

    private PayloadTransform(
        Func<IReadOnlyCollection<Payload>, Task<IReadOnlyCollection<Payload>>> many,
        Func<Payload, Task<Payload>> one) => (this.many, this.one) = (many, one);

    public static PayloadTransform Encoding(IPayloadCodec codec) => new(codec.EncodeAsync, codec.EncodeSingleAsync);

    public static PayloadTransform Decoding(IPayloadCodec codec) => new(codec.DecodeAsync, codec.DecodeSingleAsync);

    public Task<Payload> ApplyAsync(Payload payload) => one(payload);

    public async Task ApplyAsync(RepeatedField<Payload>? payloads)
    {
        if (payloads is not { Count: > 0 })
        {
            return;
        }
        // The codec may return a lazy view of its input, so the result is copied before the input is cleared.
        var result = (await many([.. payloads]).ConfigureAwait(false)).ToList();
        payloads.Clear();
        payloads.AddRange(result);
    }

    public Task ApplyAsync(Payloads? payloads) => ApplyAsync(payloads?.Payloads_);

    public async Task ApplyAsync(MapField<string, Payload>? fields)
    {
        if (fields is null)
        {
            return;
        }
        foreach (var (key, payload) in fields.ToList())
        {
            fields[key] = await one(payload).ConfigureAwait(false);
        }
    }
}
