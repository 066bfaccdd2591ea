using Aios.Temporal.Api.Common.V1;
using Google.Protobuf;

namespace Aios.Temporal.Converters;

/// <summary>Encoding <c>json/protobuf</c>: a protobuf message in the JSON form of protobuf.</summary>
public class JsonProtoConverter : IEncodingConverter
{
    private static readonly EncodingTag Tag = new("json/protobuf");

    /// <summary>Creates the converter with the default formatter and parser.</summary>
    public JsonProtoConverter()
        : this(JsonFormatter.Default, JsonParser.Default)
    {
    }

    /// <summary>Creates the converter.</summary>
    /// <param name="formatter">Used to write.</param>
    /// <param name="parser">Used to read.</param>
    public JsonProtoConverter(JsonFormatter formatter, JsonParser parser)
    {
        Formatter = formatter;
        Parser = parser;
    }

    /// <inheritdoc />
    public string Encoding => Tag.Name;

    /// <summary>Used to write.</summary>
    protected JsonFormatter Formatter { get; }

    /// <summary>Used to read.</summary>
    protected JsonParser Parser { get; }

    /// <inheritdoc />
    public bool TryToPayload(object? value, out Payload? payload)
    {
        payload = value is IMessage message
            ? Tag.NewMessagePayload(ByteString.CopyFromUtf8(Formatter.Format(message)), message)
            : null;
        return payload is not null;
    }

    /// <inheritdoc />
    /// <exception cref="ArgumentException">The type is not a protobuf message.</exception>
    public object? ToValue(Payload payload, Type type)
    {
        ArgumentNullException.ThrowIfNull(payload);
        return Parser.Parse(payload.Data.ToStringUtf8(), MessageTarget.CreateEmpty(type).Descriptor);
    }
}
