using System.Text.Json;
using Aios.Temporal.Api.Common.V1;
using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Converters;
using Google.Protobuf;

namespace Aios.Temporal.Common;

/// <summary>
/// Payload form of search attribute values (protocol section 2.5). The server reads them, so neither the user's
/// converter nor a codec applies.
/// </summary>
internal static class SearchAttributeValue
{
    private const string TypeKey = "type";
    private static readonly DefaultPayloadConverter Converter = new();

    // Older servers write the name in the proto file instead of the short one.
    private static readonly Dictionary<ByteString, IndexedValueType> TypesByName =
        EnumsReflection.Descriptor.EnumTypes
            .Single(type => type.ClrType == typeof(IndexedValueType))
            .Values
            .SelectMany(value => NamesOf((IndexedValueType)value.Number, value.Name))
            .ToDictionary();

    /// <summary>A null value means: remove the attribute.</summary>
    public static Payload ToPayload(SearchAttributeKey key, object? value)
    {
        var payload = Converter.ToPayload(value);
        payload.Metadata[TypeKey] = ByteString.CopyFromUtf8(key.ValueType.ToString());
        return payload;
    }

    /// <summary>Null if the payload holds no value.</summary>
    public static (SearchAttributeKey Key, object Value)? FromPayload(string name, Payload payload)
    {
        if (!payload.Metadata.TryGetValue(TypeKey, out var typeName))
        {
            throw new ArgumentException($"Search attribute {name} has no \"{TypeKey}\" metadata.", nameof(payload));
        }
        if (!TypesByName.TryGetValue(typeName, out var type))
        {
            throw new ArgumentException(
                $"Search attribute {name} has the unknown type \"{typeName.ToStringUtf8()}\".",
                nameof(payload));
        }
        return Converter.ToValue<JsonElement?>(payload) is { ValueKind: not JsonValueKind.Null } json
            ? (new SearchAttributeKey(name, type), Read(name, json, type))
            : null;
    }

    public static T Normalize<T>(SearchAttributeKey key, T value)
        where T : notnull =>
        key.ValueType == IndexedValueType.KeywordList && value is IReadOnlyCollection<string> list
            ? (T)(object)list.ToList()
            : value;

    private static object Read(string name, JsonElement json, IndexedValueType type) => json.ValueKind switch
    {
        JsonValueKind.Array => json.EnumerateArray().Select(item => Read(name, item, type)).OfType<string>().ToList(),
        JsonValueKind.True or JsonValueKind.False => json.GetBoolean(),
        JsonValueKind.Number when type == IndexedValueType.Int => json.GetInt64(),
        JsonValueKind.Number => json.GetDouble(),
        JsonValueKind.String when type == IndexedValueType.Datetime && json.TryGetDateTimeOffset(out var time) => time,
        JsonValueKind.String => json.GetString()!,
        _ => throw new ArgumentException($"Search attribute {name} has a JSON value of kind {json.ValueKind}.", nameof(json)),
    };

    private static IEnumerable<KeyValuePair<ByteString, IndexedValueType>> NamesOf(IndexedValueType type, string protoName) =>
        [new(ByteString.CopyFromUtf8(type.ToString()), type), new(ByteString.CopyFromUtf8(protoName), type)];
}
