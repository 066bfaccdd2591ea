using Aios.Temporal.Api.History.V1;
using Google.Protobuf;

namespace Aios.Temporal.Server.Storage.Sqlite;

/// <summary>Events of one commit as one blob: each with its length before it.</summary>
internal static class EventBatch
{
    public static byte[] Encode(IReadOnlyList<HistoryEvent> events)
    {
        var blob = new byte[events.Sum(happened => CodedOutputStream.ComputeMessageSize(happened))];
        var output = new CodedOutputStream(blob);
        foreach (var happened in events)
        {
            output.WriteMessage(happened);
        }

        output.CheckNoSpaceLeft();
        return blob;
    }

    public static IEnumerable<HistoryEvent> Decode(byte[] blob)
    {
        var input = new CodedInputStream(blob);
        while (!input.IsAtEnd)
        {
            var happened = new HistoryEvent();
            input.ReadMessage(happened);
            yield return happened;
        }
    }
}
