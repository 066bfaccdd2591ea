using System.Text.Json;
using Aios.Temporal.Api.Common.V1;
using Aios.Temporal.Api.Enums.V1;
using Google.Protobuf;

namespace Aios.Temporal.Server.Visibility;

/// <summary>Values of search attributes in their payloads.</summary>
internal static class SearchAttributeValues
{
    /// <summary>Key of a payload's metadata that says its type.</summary>
    public const string TypeKey = "type";

    private const string EncodingKey = "encoding";

    /// <summary>The values as string, long, double, bool or DateTime (UTC); none when the payload unsets the attribute.</summary>
    /// <exception cref="FormatException">Not of the type; the message is the value.</exception>
    public static IReadOnlyList<object> Decode(Payload payload, IndexedValueType type)
    {
        if (payload.Data.IsEmpty)
        {
            return [];
        }

        try
        {
            using var json = JsonDocument.Parse(payload.Data.Memory);
            return Decode(json.RootElement, type);
        }
        catch (JsonException error)
        {
            throw new FormatException(payload.Data.ToStringUtf8(), error);
        }
    }

    public static Payload Encode(string keyword) => new()
    {
        Metadata =
        {
            [EncodingKey] = ByteString.CopyFromUtf8("json/plain"),
            [TypeKey] = ByteString.CopyFromUtf8(nameof(IndexedValueType.Keyword)),
        },
        Data = ByteString.CopyFrom(JsonSerializer.SerializeToUtf8Bytes(keyword)),
    };

    /// <summary>Type in the payload's metadata, or else that of the predefined name.</summary>
    public static IndexedValueType TypeOf(string name, Payload payload) =>
        payload.Metadata.TryGetValue(TypeKey, out var named) && Enum.TryParse<IndexedValueType>(named.ToStringUtf8(), out var type)
            ? type
            : SearchAttributeNames.Predefined.GetValueOrDefault(name, IndexedValueType.Unspecified);

    public static void SetType(Payload payload, IndexedValueType type) =>
        payload.Metadata[TypeKey] = ByteString.CopyFromUtf8(type.ToString());

    private static IReadOnlyList<object> Decode(JsonElement value, IndexedValueType type)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Null:
                return [];
            case JsonValueKind.Array when type == IndexedValueType.KeywordList || value.GetArrayLength() <= 1:
                return [.. value.EnumerateArray().Select(element => One(element, type))];
            default:
                return [One(value, type)];
        }
    }

    private static object One(JsonElement value, IndexedValueType type) => (type, value.ValueKind) switch
    {
        (IndexedValueType.Keyword or IndexedValueType.KeywordList or IndexedValueType.Text, JsonValueKind.String) => value.GetString()!,
        (IndexedValueType.Int, JsonValueKind.Number) when value.TryGetInt64(out var number) => number,
        (IndexedValueType.Double, JsonValueKind.Number) when value.TryGetDouble(out var number) && double.IsFinite(number) => number,
        (IndexedValueType.Bool, JsonValueKind.True or JsonValueKind.False) => value.GetBoolean(),
        (IndexedValueType.Datetime, JsonValueKind.String) when Rfc3339.TryParse(value.GetString()!, out var time) => time,
        _ => throw new FormatException(value.GetRawText()),
    };
}
