using Aios.Temporal.Api.Common.V1;
using Aios.Temporal.Converters;
using Google.Protobuf;
using Google.Protobuf.Collections;
using Google.Protobuf.Reflection;

namespace Aios.Temporal.Tests.Client;

/// <summary>Wraps each payload into another one and refuses to unwrap what it has not wrapped.</summary>
internal sealed class MarkingCodec : IPayloadCodec
{
    public static readonly ByteString Mark = ByteString.CopyFromUtf8("test/marked");

    public Task<IReadOnlyCollection<Payload>> EncodeAsync(IReadOnlyCollection<Payload> payloads) =>
        Task.FromResult<IReadOnlyCollection<Payload>>([.. payloads.Select(Wrap)]);

    public Task<IReadOnlyCollection<Payload>> DecodeAsync(IReadOnlyCollection<Payload> payloads) =>
        Task.FromResult<IReadOnlyCollection<Payload>>([.. payloads.Select(Unwrap)]);

    public static Payload Wrap(Payload payload) => new() { Metadata = { ["encoding"] = Mark }, Data = payload.ToByteString() };

    public static bool IsWrapped(Payload payload) => payload.Metadata["encoding"].Equals(Mark);

    /// <summary>Finds every payload of a message, apart from search attributes, which are never encoded.</summary>
    public static IEnumerable<Payload> PayloadsOf(IMessage message)
    {
        switch (message)
        {
            case SearchAttributes:
                return [];
            case Payload payload:
                return [payload];
            default:
                return message.Descriptor.Fields.InDeclarationOrder().SelectMany(field => InField(message, field));
        }
    }

    private static IEnumerable<Payload> InField(IMessage message, FieldDescriptor field) => field.Accessor.GetValue(message) switch
    {
        IMessage child => PayloadsOf(child),
        MapField<string, Payload> map => map.Values,
        System.Collections.IList list => list.OfType<IMessage>().SelectMany(PayloadsOf),
        _ => [],
    };

    private static Payload Unwrap(Payload payload)
    {
        Assert.That(IsWrapped(payload), Is.True, $"decoded without having been encoded: {payload}");
        Assert.That(Payload.Parser.ParseFrom(payload.Data), Is.Not.Null);
        return Payload.Parser.ParseFrom(payload.Data);
    }
}
