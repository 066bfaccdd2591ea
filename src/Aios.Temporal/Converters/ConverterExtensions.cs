using Aios.Temporal.Api.Common.V1;
using Aios.Temporal.Api.Failure.V1;

namespace Aios.Temporal.Converters;

/// <summary>Shortcuts for converters; the asynchronous ones include the codec.</summary>
public static class ConverterExtensions
{
    /// <summary>Converts and encodes values. The codec may change the number of payloads.</summary>
    /// <param name="converter">Converter and codec.</param>
    /// <param name="values">Values.</param>
    /// <returns>Payloads for the wire.</returns>
    public static async Task<IReadOnlyCollection<Payload>> ToPayloadsAsync(
        this DataConverter converter,
        IReadOnlyCollection<object?> values)
    {
        ArgumentNullException.ThrowIfNull(converter);
        var payloads = converter.PayloadConverter.ToPayloads(values);
        return converter.PayloadCodec is { } codec && payloads.Count > 0
            ? await codec.EncodeAsync(payloads).ConfigureAwait(false)
            : payloads;
    }

    /// <summary>Converts and encodes one value.</summary>
    /// <param name="converter">Converter and codec.</param>
    /// <param name="value">Value; may be null.</param>
    /// <returns>Payload for the wire.</returns>
    public static async Task<Payload> ToPayloadAsync(this DataConverter converter, object? value)
    {
        ArgumentNullException.ThrowIfNull(converter);
        var payload = converter.PayloadConverter.ToPayload(value);
        return converter.PayloadCodec is { } codec ? await codec.EncodeSingleAsync(payload).ConfigureAwait(false) : payload;
    }

    /// <summary>Decodes and converts one payload.</summary>
    /// <typeparam name="T">Wanted type.</typeparam>
    /// <param name="converter">Converter and codec.</param>
    /// <param name="payload">Payload from the wire.</param>
    /// <returns>The value.</returns>
    public static async Task<T?> ToValueAsync<T>(this DataConverter converter, Payload payload) =>
        (T?)await converter.ToValueAsync(payload, typeof(T)).ConfigureAwait(false);

    /// <summary>Decodes and converts one payload.</summary>
    /// <param name="converter">Converter and codec.</param>
    /// <param name="payload">Payload from the wire.</param>
    /// <param name="type">Wanted type.</param>
    /// <returns>The value.</returns>
    public static async Task<object?> ToValueAsync(this DataConverter converter, Payload payload, Type type)
    {
        ArgumentNullException.ThrowIfNull(converter);
        var decoded = converter.PayloadCodec is { } codec
            ? await codec.DecodeSingleAsync(payload).ConfigureAwait(false)
            : payload;
        return converter.PayloadConverter.ToValue(decoded, type);
    }

    /// <summary>Decodes payloads that are one value after decoding and converts it.</summary>
    /// <typeparam name="T">Wanted type.</typeparam>
    /// <param name="converter">Converter and codec.</param>
    /// <param name="payloads">Payloads from the wire.</param>
    /// <returns>The value.</returns>
    /// <exception cref="ArgumentException">It is not exactly one payload.</exception>
    public static async Task<T?> ToSingleValueAsync<T>(
        this DataConverter converter,
        IReadOnlyCollection<Payload> payloads) =>
        (T?)await converter.ToSingleValueAsync(payloads, typeof(T)).ConfigureAwait(false);

    /// <summary>Decodes payloads that are one value after decoding and converts it.</summary>
    /// <param name="converter">Converter and codec.</param>
    /// <param name="payloads">Payloads from the wire.</param>
    /// <param name="type">Wanted type.</param>
    /// <returns>The value.</returns>
    /// <exception cref="ArgumentException">It is not exactly one payload.</exception>
    public static async Task<object?> ToSingleValueAsync(
        this DataConverter converter,
        IReadOnlyCollection<Payload> payloads,
        Type type)
    {
        ArgumentNullException.ThrowIfNull(converter);
        ArgumentNullException.ThrowIfNull(payloads);
        var decoded = converter.PayloadCodec is { } codec
            ? await codec.DecodeAsync(payloads).ConfigureAwait(false)
            : payloads;
        return decoded.Count == 1
            ? converter.PayloadConverter.ToValue(decoded.First(), type)
            : throw new ArgumentException($"Expected one payload, found {decoded.Count}.", nameof(payloads));
    }

    /// <summary>Decodes a failure and converts it. The given failure stays as it is.</summary>
    /// <param name="converter">Converters and codec.</param>
    /// <param name="failure">Failure from the wire.</param>
    /// <returns>The exception.</returns>
    public static async Task<Exception> ToExceptionAsync(this DataConverter converter, Failure failure)
    {
        ArgumentNullException.ThrowIfNull(converter);
        ArgumentNullException.ThrowIfNull(failure);
        // Decoding and restoring of attributes happen in place, and the message may be shared (history, pending activity).
        var own = failure.Clone();
        if (converter.PayloadCodec is { } codec)
        {
            await codec.DecodeFailureAsync(own).ConfigureAwait(false);
        }
        return converter.FailureConverter.ToException(own, converter.PayloadConverter);
    }

    /// <summary>Converts an exception and encodes the failure.</summary>
    /// <param name="converter">Converters and codec.</param>
    /// <param name="exc">Exception.</param>
    /// <returns>Failure for the wire.</returns>
    public static async Task<Failure> ToFailureAsync(this DataConverter converter, Exception exc)
    {
        ArgumentNullException.ThrowIfNull(converter);
        var failure = converter.FailureConverter.ToFailure(exc, converter.PayloadConverter);
        if (converter.PayloadCodec is { } codec)
        {
            await codec.EncodeFailureAsync(failure).ConfigureAwait(false);
        }
        return failure;
    }

    /// <summary>Converts values, one payload each.</summary>
    /// <param name="converter">Converter.</param>
    /// <param name="values">Values.</param>
    /// <returns>Payloads in the same order.</returns>
    public static IReadOnlyCollection<Payload> ToPayloads(
        this IPayloadConverter converter,
        IReadOnlyCollection<object?> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return values.Select(converter.ToPayload).ToArray();
    }

    /// <summary>Converts one payload.</summary>
    /// <typeparam name="T">Wanted type.</typeparam>
    /// <param name="converter">Converter.</param>
    /// <param name="payload">Decoded payload.</param>
    /// <returns>The value.</returns>
    public static T? ToValue<T>(this IPayloadConverter converter, Payload payload)
    {
        ArgumentNullException.ThrowIfNull(converter);
        return (T?)converter.ToValue(payload, typeof(T));
    }

    /// <summary>Converts one raw value.</summary>
    /// <typeparam name="T">Wanted type.</typeparam>
    /// <param name="converter">Converter.</param>
    /// <param name="rawValue">Decoded payload.</param>
    /// <returns>The value.</returns>
    public static T? ToValue<T>(this IPayloadConverter converter, IRawValue rawValue)
    {
        ArgumentNullException.ThrowIfNull(rawValue);
        return converter.ToValue<T>(rawValue.Payload);
    }

    /// <summary>Converts a value without writing it anywhere yet.</summary>
    /// <param name="converter">Converter.</param>
    /// <param name="value">Value; may be null.</param>
    /// <returns>The payload in the place of the value.</returns>
    public static RawValue ToRawValue(this IPayloadConverter converter, object? value)
    {
        ArgumentNullException.ThrowIfNull(converter);
        return new RawValue(converter.ToPayload(value));
    }
}
