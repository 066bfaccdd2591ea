using Aios.Temporal.Api.Common.V1;
using Google.Protobuf;

namespace Aios.Temporal.Converters;

/// <summary>Encoding <c>binary/protobuf</c>: a protobuf message in its binary form.</summary>
public class BinaryProtoConverter : IEncodingConverter
{
    private static readonly EncodingTag Tag = new("binary/protobuf");

    /// <inheritdoc />
    public string Encoding => Tag.Name;

    /// <inheritdoc />
    public bool TryToPayload(object? value, out Payload? payload)
    {
        payload = value is IMessage message ? Tag.NewMessagePayload(message.ToByteString(), message) : null;
        return payload is not null;
    }

    /// <inheritdoc />
    /// <exception cref="ArgumentException">The type is not a protobuf message.</exception>
    public object? ToValue(Payload payload, Type type)
    {
        ArgumentNullException.ThrowIfNull(payload);
        var message = MessageTarget.CreateEmpty(type);
        message.MergeFrom(payload.Data);
        return message;
    }
}
