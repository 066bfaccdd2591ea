using Aios.Temporal.Api.Common.V1;
using Aios.Temporal.Converters;
using Google.Protobuf;

namespace Aios.Temporal.Tests.Converters.Codecs;

/// <summary>
/// Wraps each payload in another one and refuses what cannot be right: decoding what was not encoded and encoding twice.
/// </summary>
internal sealed class StrictCodec : IPayloadCodec, IWithSerializationContext<IPayloadCodec>
{
    private const string EncodingName = "binary/wrapped";
    private const string ContextKey = "context";

    private readonly ISerializationContext? context;

    public StrictCodec()
    {
    }

    private StrictCodec(ISerializationContext context) => this.context = context;

    public static bool IsEncoded(Payload payload) =>
        payload.Metadata.TryGetValue("encoding", out var encoding) && encoding.ToStringUtf8() == EncodingName;

    public static string ContextOf(Payload payload) => payload.Metadata[ContextKey].ToStringUtf8();

    public Task<IReadOnlyCollection<Payload>> EncodeAsync(IReadOnlyCollection<Payload> payloads) =>
        Task.FromResult<IReadOnlyCollection<Payload>>([.. payloads.Select(Encode)]);

    public Task<IReadOnlyCollection<Payload>> DecodeAsync(IReadOnlyCollection<Payload> payloads) =>
        Task.FromResult<IReadOnlyCollection<Payload>>([.. payloads.Select(Decode)]);

    public IPayloadCodec WithSerializationContext(ISerializationContext newContext) => new StrictCodec(newContext);

    private Payload Encode(Payload payload) => IsEncoded(payload)
        ? throw new InvalidOperationException("A payload is encoded twice.")
        : new Payload
        {
            Metadata =
            {
                ["encoding"] = ByteString.CopyFromUtf8(EncodingName),
                [ContextKey] = ByteString.CopyFromUtf8(context?.ToString() ?? string.Empty),
            },
            Data = payload.ToByteString(),
        };

    private Payload Decode(Payload payload)
    {
        if (!IsEncoded(payload))
        {
            throw new InvalidOperationException("A payload is decoded that was not encoded.");
        }
        var written = ContextOf(payload);
        var reading = context?.ToString() ?? string.Empty;
        return written == reading
            ? Payload.Parser.ParseFrom(payload.Data)
            : throw new InvalidOperationException($"A payload of \"{written}\" is decoded as one of \"{reading}\".");
    }
}
