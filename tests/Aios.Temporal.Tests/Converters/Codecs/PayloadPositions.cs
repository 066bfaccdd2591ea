using Aios.Temporal.Api.Common.V1;
using Google.Protobuf;
using Google.Protobuf.Collections;
using Google.Protobuf.Reflection;

namespace Aios.Temporal.Tests.Converters.Codecs;

/// <summary>
/// Finds payloads in messages by their descriptors, and makes messages with a payload at every place, so that tests do not
/// repeat the list of places that the code under test has.
/// </summary>
internal static class PayloadPositions
{
    private const int MaximumDepth = 6;

    public static IEnumerable<Payload> In(IMessage? message) => message switch
    {
        null or SearchAttributes => [],
        Payload payload => [payload],
        _ => message.Descriptor.Fields.InFieldNumberOrder().SelectMany(field => InValue(field.Accessor.GetValue(message))),
    };

    /// <summary>A message whose fields, one case of each oneof, are all filled.</summary>
    public static T Fill<T>()
        where T : IMessage, new()
    {
        var message = new T();
        Fill(message, MaximumDepth);
        return message;
    }

    public static Payload NewPayload() => new()
    {
        Metadata = { ["encoding"] = ByteString.CopyFromUtf8("json/plain") },
        Data = ByteString.CopyFromUtf8($"\"{Guid.NewGuid()}\""),
    };

    private static IEnumerable<Payload> InValue(object? value) => value switch
    {
        IMessage message => In(message),
        MapField<string, Payload> map => map.Values,
        RepeatedField<Payload> list => list,
        System.Collections.IDictionary => [],
        System.Collections.IEnumerable items and not string => items.OfType<IMessage>().SelectMany(In),
        _ => [],
    };

    private static void Fill(IMessage message, int depth)
    {
        foreach (var field in message.Descriptor.Fields.InFieldNumberOrder().Where(field => field.FieldType == FieldType.Message))
        {
            var isOtherCase = field.ContainingOneof is { } oneof && oneof.Accessor.GetCaseFieldDescriptor(message) is not null;
            if (!isOtherCase && depth > 0)
            {
                FillField(message, field, depth);
            }
        }
    }

    private static void FillField(IMessage message, FieldDescriptor field, int depth)
    {
        switch (field.Accessor.GetValue(message))
        {
            case MapField<string, Payload> map:
                map["key"] = NewPayload();
                break;
            case RepeatedField<Payload> list:
                list.Add(NewPayload());
                list.Add(NewPayload());
                break;
            case null when field.MessageType.ClrType == typeof(Payload):
                field.Accessor.SetValue(message, NewPayload());
                break;
            case null when !field.MessageType.FullName.StartsWith("google.", StringComparison.Ordinal):
                var child = field.MessageType.Parser.ParseFrom(ByteString.Empty);
                Fill(child, depth - 1);
                field.Accessor.SetValue(message, child);
                break;
        }
    }
}
