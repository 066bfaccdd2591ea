using System.Text.Json;
using Aios.Temporal.Api.Common.V1;
using Google.Protobuf;

namespace Aios.Temporal.Converters;

/// <summary>
/// Payload converter made of one converter per encoding: the first that accepts a value writes it, the one named by the
/// payload reads it.
/// </summary>
public class DefaultPayloadConverter : IPayloadConverter, IWithSerializationContext<IPayloadConverter>
{
    /// <summary>Creates the converter with the standard encodings.</summary>
    public DefaultPayloadConverter()
        : this(new JsonSerializerOptions())
    {
    }

    /// <summary>Creates the converter with the standard encodings and own JSON options.</summary>
    /// <param name="jsonSerializerOptions">Options of the plain JSON encoding.</param>
    public DefaultPayloadConverter(JsonSerializerOptions jsonSerializerOptions)
        : this(
            new BinaryNullConverter(),
            new BinaryPlainConverter(),
            new JsonProtoConverter(),
            new BinaryProtoConverter(),
            new JsonPlainConverter(jsonSerializerOptions))
    {
    }

    /// <summary>Creates the converter with own encodings.</summary>
    /// <param name="encodingConverters">Converters in the order in which they are asked to write.</param>
    /// <exception cref="ArgumentException">Two converters have the same encoding.</exception>
    public DefaultPayloadConverter(params IEncodingConverter[] encodingConverters)
    {
        ArgumentNullException.ThrowIfNull(encodingConverters);
        EncodingConverters = [.. encodingConverters];
        IndexedEncodingConverters = IndexByEncoding(encodingConverters);
    }

    /// <summary>Converters in the order in which they are asked to write.</summary>
    public IReadOnlyCollection<IEncodingConverter> EncodingConverters { get; private set; }

    /// <summary>Converters by the bytes of their encoding.</summary>
    protected IReadOnlyDictionary<ByteString, IEncodingConverter> IndexedEncodingConverters { get; private set; }

    /// <inheritdoc />
    /// <exception cref="ArgumentException">No converter accepts the value.</exception>
    /// <exception cref="InvalidOperationException">The value is an <see cref="IEncodedRawValue"/>.</exception>
    public Payload ToPayload(object? value)
    {
        switch (value)
        {
            case IRawValue raw:
                return raw.Payload;
            case IEncodedRawValue:
                throw new InvalidOperationException(
                    "An encoded raw value cannot be sent: it is still encoded. Get its value first, or use RawValue.");
        }
        foreach (var converter in EncodingConverters)
        {
            if (converter.TryToPayload(value, out var payload))
            {
                return payload!;
            }
        }
        throw new ArgumentException($"No encoding converter accepts a value of type {value?.GetType()}.", nameof(value));
    }

    /// <inheritdoc />
    /// <exception cref="ArgumentException">The payload has no encoding or an unknown one.</exception>
    public object? ToValue(Payload payload, Type type)
    {
        ArgumentNullException.ThrowIfNull(payload);
        ArgumentNullException.ThrowIfNull(type);
        if (type == typeof(IRawValue) || type == typeof(RawValue))
        {
            return new RawValue(payload);
        }
        if (!payload.Metadata.TryGetValue(EncodingTag.MetadataKey, out var encoding))
        {
            throw new ArgumentException("The payload has no \"encoding\" metadata.", nameof(payload));
        }
        return IndexedEncodingConverters.TryGetValue(encoding, out var converter)
            ? converter.ToValue(payload, type)
            : throw new ArgumentException(
                $"Unknown payload encoding \"{encoding.ToStringUtf8()}\"; is a payload codec or encoding converter missing?",
                nameof(payload));
    }

    /// <inheritdoc />
    public virtual IPayloadConverter WithSerializationContext(ISerializationContext context)
    {
        var changed = false;
        var narrowed = EncodingConverters.Select(Narrow).ToList();
        if (!changed)
        {
            return this;
        }
        var copy = (DefaultPayloadConverter)MemberwiseClone();
        copy.EncodingConverters = narrowed;
        copy.IndexedEncodingConverters = IndexByEncoding(narrowed);
        return copy;

        IEncodingConverter Narrow(IEncodingConverter converter)
        {
            var result = converter is IWithSerializationContext<IEncodingConverter> narrowable
                ? narrowable.WithSerializationContext(context)
                : converter;
            changed |= !ReferenceEquals(result, converter);
            return result;
        }
    }

    private static Dictionary<ByteString, IEncodingConverter> IndexByEncoding(IEnumerable<IEncodingConverter> converters) =>
        converters.ToDictionary(c => ByteString.CopyFromUtf8(c.Encoding));
}
