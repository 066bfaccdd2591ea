using System.Text.Json;
using Aios.Temporal.Server.Engine;
using Google.Protobuf;

namespace Aios.Temporal.Server.Runs;

/// <summary>Where a paged read of history stands. Opaque to clients.</summary>
internal sealed record HistoryToken
{
    public required string RunId { get; init; }

    public required long NextEventId { get; init; }

    /// <summary>First event id that does not belong to the read; grows while a waiting reader follows a run.</summary>
    public required long EndEventId { get; init; }

    /// <summary>The last page ends with the two events of a virtual workflow task.</summary>
    public bool WithVirtualTask { get; init; }

    public ByteString Encode() => ByteString.CopyFrom(JsonSerializer.SerializeToUtf8Bytes(this));

    public static HistoryToken Decode(ByteString token)
    {
        try
        {
            return JsonSerializer.Deserialize<HistoryToken>(token.Span) ?? throw new JsonException();
        }
        catch (JsonException)
        {
            throw ServiceException.InvalidArgument("Invalid NextPageToken.");
        }
    }
}
