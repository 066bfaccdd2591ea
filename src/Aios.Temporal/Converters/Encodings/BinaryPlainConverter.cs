using Aios.Temporal.Api.Common.V1;
using Google.Protobuf;

namespace Aios.Temporal.Converters;

/// <summary>Encoding <c>binary/plain</c>: a byte array as it is.</summary>
public class BinaryPlainConverter : IEncodingConverter
{
    private static readonly EncodingTag Tag = new("binary/plain");

    /// <inheritdoc />
    public string Encoding => Tag.Name;

    /// <inheritdoc />
    public bool TryToPayload(object? value, out Payload? payload)
    {
        payload = value is byte[] bytes ? Tag.NewPayload(ByteString.CopyFrom(bytes)) : null;
        return payload is not null;
    }

    /// <inheritdoc />
    /// <exception cref="ArgumentException">The type is not a byte array.</exception>
    public object? ToValue(Payload payload, Type type)
    {
        ArgumentNullException.ThrowIfNull(payload);
        ArgumentNullException.ThrowIfNull(type);
        return type.IsAssignableFrom(typeof(byte[]))
            ? payload.Data.ToByteArray()
            : throw new ArgumentException($"The payload holds bytes; read it as byte[], not as {type}.", nameof(type));
    }
}
