using Aios.Temporal.Api.Common.V1;
using Google.Protobuf;

namespace Aios.Temporal.Worker.Machines;

/// <summary>Payloads that the engine itself writes: always <c>json/plain</c>, never through the user's converter.</summary>
internal static class JsonPayload
{
    private static readonly ByteString Encoding = ByteString.CopyFromUtf8("json/plain");

    public static Payload Create(ReadOnlySpan<byte> json) => new()
    {
        Metadata = { ["encoding"] = Encoding },
        Data = ByteString.CopyFrom(json),
    };
}
