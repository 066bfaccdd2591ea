using Aios.Temporal.Api.Common.V1;
using Google.Protobuf;

namespace Aios.Temporal.Tests.Client;

/// <summary>Payloads as the default converter writes them.</summary>
internal static class Values
{
    public static Payload JsonPayload(string json) => new()
    {
        Metadata = { ["encoding"] = ByteString.CopyFromUtf8("json/plain") },
        Data = ByteString.CopyFromUtf8(json),
    };

    public static Payloads Json(params string[] jsons) => new() { Payloads_ = { jsons.Select(JsonPayload) } };
}
