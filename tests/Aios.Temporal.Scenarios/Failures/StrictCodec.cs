using Google.Protobuf;

namespace Aios.Scenarios.Failures;

/// <summary>
/// Reverses bytes under its own encoding. Decoding what was never encoded, and encoding twice, both throw: a payload that
/// slipped past the codec, or met it twice, fails the scenario.
/// </summary>
public sealed class StrictCodec : IPayloadCodec
{
    private static readonly ByteString Encoding = ByteString.CopyFromUtf8("binary/strict");

    public Task<IReadOnlyCollection<Payload>> EncodeAsync(IReadOnlyCollection<Payload> payloads) =>
        Task.FromResult<IReadOnlyCollection<Payload>>([.. payloads.Select(Encode)]);

    public Task<IReadOnlyCollection<Payload>> DecodeAsync(IReadOnlyCollection<Payload> payloads) =>
        Task.FromResult<IReadOnlyCollection<Payload>>([.. payloads.Select(Decode)]);

    private static Payload Encode(Payload payload)
    {
        if (payload.Metadata["encoding"] == Encoding)
        {
            throw new InvalidOperationException("This payload was encoded twice.");
        }

        var encoded = new Payload { Data = Reverse(payload.ToByteString()) };
        encoded.Metadata["encoding"] = Encoding;
        return encoded;
    }

    private static Payload Decode(Payload payload)
    {
        if (payload.Metadata["encoding"] != Encoding)
        {
            throw new InvalidOperationException("This payload was never encoded.");
        }

        return Payload.Parser.ParseFrom(Reverse(payload.Data));
    }

    private static ByteString Reverse(ByteString data)
    {
        var bytes = data.ToByteArray();
        Array.Reverse(bytes);
        return ByteString.CopyFrom(bytes);
    }
}
