using System.Text.RegularExpressions;
using Google.Protobuf;
using Google.Protobuf.Collections;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using Aios.Temporal.Api.Common.V1;

namespace Aios.Temporal.Tests.Converters;

/// <summary>Fills messages of any type, so that properties cover kinds that are added later.</summary>
internal static partial class AnyMessage
{
    private const int MaximumDepth = 4;

    private static readonly Dictionary<string, string> ShortNames = Api.Enums.V1.EnumsReflection.Descriptor.EnumTypes
        .SelectMany(type => type.Values.Select(value => (value.Name, Short: System.Enum.ToObject(type.ClrType, value.Number).ToString()!)))
        .DistinctBy(names => names.Name)
        .ToDictionary(names => names.Name, names => names.Short);

    public static void Fill(IMessage message, string text, int number) => Fill(message, text, number, MaximumDepth);

    /// <summary>Writes enum values the way the CLI and the UI do.</summary>
    public static string ShortenEnumNames(string json) =>
        EnumValue().Replace(json, match => ShortNames.TryGetValue(match.Groups[1].Value, out var name) ? $"\"{name}\"" : match.Value);

    [GeneratedRegex("\"([A-Z][A-Z0-9_]+)\"")]
    private static partial Regex EnumValue();

    private static void Fill(IMessage message, string text, int number, int depth)
    {
        foreach (var field in message.Descriptor.Fields.InFieldNumberOrder())
        {
            var otherCase = field.ContainingOneof is { IsSynthetic: false } oneof && oneof.Accessor.GetCaseFieldDescriptor(message) is not null;
            if (field.IsMap && message is { } && field.Accessor.GetValue(message) is MapField<string, Payload> map)
            {
                map["key"] = new Payload { Data = ByteString.CopyFromUtf8(text) };
            }
            else if (!field.IsRepeated && !otherCase && ValueOf(field, text, number, depth) is { } value)
            {
                field.Accessor.SetValue(message, value);
            }
        }
    }

    private static object? ValueOf(FieldDescriptor field, string text, int number, int depth) => field.FieldType switch
    {
        FieldType.String => text,
        FieldType.Bytes => ByteString.CopyFromUtf8(text),
        FieldType.Bool => true,
        FieldType.Int32 => number,
        FieldType.Int64 => (long)number,
        FieldType.Double => number / 2.0,
        FieldType.Float => number / 2f,
        FieldType.Enum => System.Enum.ToObject(field.EnumType.ClrType, field.EnumType.Values[number % field.EnumType.Values.Count].Number),
        FieldType.Message when field.MessageType.ClrType == typeof(Timestamp) => new Timestamp { Seconds = number, Nanos = 1000 },
        FieldType.Message when field.MessageType.ClrType == typeof(Duration) => new Duration { Seconds = number },
        FieldType.Message when depth > 0 && !field.MessageType.FullName.StartsWith("google.", StringComparison.Ordinal) =>
            Child(field.MessageType, text, number, depth - 1),
        _ => null,
    };

    private static IMessage Child(MessageDescriptor type, string text, int number, int depth)
    {
        var child = type.Parser.ParseFrom(ByteString.Empty);
        Fill(child, text, number, depth);
        return child;
    }
}
