using System.Text.Json;
using Aios.Temporal.Api.Common.V1;
using Google.Protobuf;

namespace Aios.Temporal.Converters;

/// <summary>Encoding <c>json/plain</c>: any value by <see cref="JsonSerializer"/>.</summary>
public class JsonPlainConverter : IEncodingConverter
{
    private static readonly EncodingTag Tag = new("json/plain");

    /// <summary>Creates the converter.</summary>
    /// <param name="serializerOptions">Options to write and read with.</param>
    public JsonPlainConverter(JsonSerializerOptions serializerOptions) => SerializerOptions = serializerOptions;

    /// <inheritdoc />
    public virtual string Encoding => Tag.Name;

    /// <summary>Options to write and read with.</summary>
    protected JsonSerializerOptions SerializerOptions { get; }

    /// <inheritdoc />
    public virtual bool TryToPayload(object? value, out Payload? payload)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(value, value?.GetType() ?? typeof(object), SerializerOptions);
        payload = Tag.NewPayload(UnsafeByteOperations.UnsafeWrap(json));
        return true;
    }

    /// <inheritdoc />
    public virtual object? ToValue(Payload payload, Type type)
    {
        ArgumentNullException.ThrowIfNull(payload);
        return JsonSerializer.Deserialize(payload.Data.Span, type, SerializerOptions);
    }
}
