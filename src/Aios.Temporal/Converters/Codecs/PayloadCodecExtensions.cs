using Aios.Temporal.Api.Common.V1;
using Aios.Temporal.Api.Failure.V1;

namespace Aios.Temporal.Converters;

/// <summary>Codec calls for a single payload and for a whole failure.</summary>
public static class PayloadCodecExtensions
{
    /// <summary>Encodes one payload where only one fits.</summary>
    /// <param name="codec">Codec.</param>
    /// <param name="payload">Payload to encode.</param>
    /// <returns>The encoded payload.</returns>
    /// <exception cref="InvalidOperationException">The codec did not give exactly one payload.</exception>
    public static async Task<Payload> EncodeSingleAsync(this IPayloadCodec codec, Payload payload)
    {
        ArgumentNullException.ThrowIfNull(codec);
        return Single(await codec.EncodeAsync([payload]).ConfigureAwait(false));
    }

    /// <summary>Decodes one payload where only one fits.</summary>
    /// <param name="codec">Codec.</param>
    /// <param name="payload">Payload to decode.</param>
    /// <returns>The decoded payload.</returns>
    /// <exception cref="InvalidOperationException">The codec did not give exactly one payload.</exception>
    public static async Task<Payload> DecodeSingleAsync(this IPayloadCodec codec, Payload payload)
    {
        ArgumentNullException.ThrowIfNull(codec);
        return Single(await codec.DecodeAsync([payload]).ConfigureAwait(false));
    }

    /// <summary>Encodes every payload inside a failure and its causes, in place.</summary>
    /// <param name="codec">Codec.</param>
    /// <param name="failure">Failure to change.</param>
    /// <returns>Completes when done.</returns>
    public static Task EncodeFailureAsync(this IPayloadCodec codec, Failure failure) =>
        FailurePayloads.TransformAsync(failure, PayloadTransform.Encoding(codec));

    /// <summary>Decodes every payload inside a failure and its causes, in place.</summary>
    /// <param name="codec">Codec.</param>
    /// <param name="failure">Failure to change.</param>
    /// <returns>Completes when done.</returns>
    public static Task DecodeFailureAsync(this IPayloadCodec codec, Failure failure) =>
        FailurePayloads.TransformAsync(failure, PayloadTransform.Decoding(codec));

    private static Payload Single(IReadOnlyCollection<Payload> payloads) => payloads.Count == 1
        ? payloads.First()
        : throw new InvalidOperationException(
            $"The payload codec gave {payloads.Count} payloads for one payload; at this place it has to be exactly one.");
}
