using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Aios.Temporal.Api.History.V1;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Aios.Temporal.Common;

/// <summary>
/// Reads history JSON. The CLI and the UI write enum values by their short names ("TimerStarted"), which protobuf JSON
/// does not know, so they are replaced by the names of the proto file before parsing.
/// </summary>
internal static class HistoryJson
{
    // Levels; a chain of causes takes two per failure.
    private const int MaximumDepth = 500;

    private static readonly JsonParser Parser = new(new JsonParser.Settings(MaximumDepth).WithIgnoreUnknownFields(true));
    private static readonly ConcurrentDictionary<EnumDescriptor, Dictionary<string, string>> LongNames = new();

    public static History Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        JsonNode? root;
        try
        {
            root = JsonNode.Parse(json, documentOptions: new JsonDocumentOptions { MaxDepth = MaximumDepth });
        }
        catch (JsonException error)
        {
            throw new ArgumentException($"The history is not JSON: {error.Message}", nameof(json), error);
        }
        if (root is not JsonObject history)
        {
            throw new ArgumentException("The history JSON is not an object with an array \"events\".", nameof(json));
        }
        LengthenEnumNames(history, History.Descriptor);
        try
        {
            return Parser.Parse<History>(history.ToJsonString(new JsonSerializerOptions { MaxDepth = MaximumDepth }));
        }
        catch (InvalidProtocolBufferException error)
        {
            throw new ArgumentException($"The JSON is not a history: {error.Message}", nameof(json), error);
        }
    }

    private static void LengthenEnumNames(JsonObject message, MessageDescriptor descriptor)
    {
        foreach (var (name, value) in message.ToList())
        {
            if (value is null || FindField(descriptor, name) is not { } field)
            {
                continue;
            }
            if (field.IsMap)
            {
                DescendIntoMap(value, field.MessageType);
            }
            else if (field.FieldType == FieldType.Message)
            {
                Descend(value, field.MessageType);
            }
            else if (field.FieldType == FieldType.Enum)
            {
                message[name] = LengthenEnumValue(value, field.EnumType);
            }
        }
    }

    private static FieldDescriptor? FindField(MessageDescriptor descriptor, string name) =>
        descriptor.Fields.InDeclarationOrder().FirstOrDefault(field =>
            string.Equals(field.JsonName, name, StringComparison.Ordinal)
            || string.Equals(field.Name, name, StringComparison.Ordinal));

    private static void DescendIntoMap(JsonNode value, MessageDescriptor entry)
    {
        var valueField = entry.FindFieldByName("value");
        if (valueField.FieldType == FieldType.Message && value is JsonObject map)
        {
            foreach (var (_, item) in map)
            {
                Descend(item, valueField.MessageType);
            }
        }
    }

    private static void Descend(JsonNode? value, MessageDescriptor descriptor)
    {
        switch (value)
        {
            case JsonObject message:
                LengthenEnumNames(message, descriptor);
                break;
            case JsonArray items:
                foreach (var item in items)
                {
                    Descend(item, descriptor);
                }
                break;
        }
    }

    private static JsonNode LengthenEnumValue(JsonNode value, EnumDescriptor type) => value switch
    {
        JsonArray items => new JsonArray([.. items.Select(item => item is null ? null : LengthenEnumValue(item, type))]),
        JsonValue text when text.TryGetValue<string>(out var name) && NamesOf(type).TryGetValue(name, out var longName) => longName,
        _ => value.DeepClone(),
    };

    private static Dictionary<string, string> NamesOf(EnumDescriptor type) => LongNames.GetOrAdd(
        type,
        static enumType => enumType.Values
            .Select(value => (Short: Enum.ToObject(enumType.ClrType, value.Number).ToString()!, Long: value.Name))
            .DistinctBy(names => names.Short)
            .ToDictionary(names => names.Short, names => names.Long));
}
