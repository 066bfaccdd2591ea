using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Aios.Temporal.Api.Command.V1;
using Aios.Temporal.Api.Common.V1;
using Aios.Temporal.Api.History.V1;
using ProtoFailure = Aios.Temporal.Api.Failure.V1.Failure;

namespace Aios.Temporal.Worker.Machines;

/// <summary>
/// How the outcome of a local activity is written into history (protocol section 4.8.3). The format is shared with the
/// other SDKs byte for byte: a run may move between workers of different SDKs. The bookkeeping payload is plain JSON
/// and never passes the user's codec.
/// </summary>
internal sealed record LocalActivityMarker
{
    public const string MarkerName = "core_local_activity";

    private const string DataKey = "data";
    private const string ResultKey = "result";
    private const string InputKey = "input";

    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public required uint Seq { get; init; }

    public required int Attempt { get; init; }

    public required string ActivityId { get; init; }

    public required string ActivityType { get; init; }

    /// <summary>Workflow time of scheduling plus real run time; null for cancels that were resolved at once.</summary>
    public DateTime? CompleteTime { get; init; }

    /// <summary>Set if the outcome is "sleep this long, then schedule again".</summary>
    public TimeSpan? Backoff { get; init; }

    public DateTime? OriginalScheduleTime { get; init; }

    public Payload? Result { get; init; }

    /// <summary>Only for people who read the history; never read back.</summary>
    public Payloads? Input { get; init; }

    /// <summary>Neither result nor failure: success without a value.</summary>
    public ProtoFailure? Failure { get; init; }

    public static bool IsMarker(HistoryEvent e) => e.MarkerRecordedEventAttributes?.MarkerName == MarkerName;

    public static LocalActivityMarker Parse(HistoryEvent e)
    {
        var attributes = e.MarkerRecordedEventAttributes;
        if (!attributes.Details.TryGetValue(DataKey, out var data) || data.Payloads_.Count == 0)
        {
            throw Unreadable(e, "it has no bookkeeping data", inner: null);
        }

        try
        {
            return Read(data.Payloads_[0].Data.Span) with
            {
                Result = attributes.Details.GetValueOrDefault(ResultKey)?.Payloads_.FirstOrDefault(),
                Failure = attributes.Failure,
            };
        }
        catch (Exception x) when (x is JsonException or InvalidOperationException or FormatException)
        {
            throw Unreadable(e, x.Message, x);
        }
    }

    public RecordMarkerCommandAttributes ToCommand()
    {
        var attributes = new RecordMarkerCommandAttributes { MarkerName = MarkerName, Failure = Failure };
        attributes.Details.Add(DataKey, new Payloads { Payloads_ = { JsonPayload.Create(Write()) } });
        if (Result is not null)
        {
            attributes.Details.Add(ResultKey, new Payloads { Payloads_ = { Result } });
        }

        if (Input is not null)
        {
            attributes.Details.Add(InputKey, Input);
        }

        return attributes;
    }

    private static LocalActivityMarker Read(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        var root = JsonElement.ParseValue(ref reader);
        return new LocalActivityMarker
        {
            Seq = root.GetProperty("seq"u8).GetUInt32(),
            Attempt = root.GetProperty("attempt"u8).GetInt32(),
            ActivityId = root.GetProperty("activity_id"u8).GetString() ?? "",
            ActivityType = root.GetProperty("activity_type"u8).GetString() ?? "",
            CompleteTime = DateTime.UnixEpoch + ReadSpan(root, "complete_time"u8),
            Backoff = ReadSpan(root, "backoff"u8),
            OriginalScheduleTime = DateTime.UnixEpoch + ReadSpan(root, "original_schedule_time"u8),
        };
    }

    private static TimeSpan? ReadSpan(JsonElement root, ReadOnlySpan<byte> name)
    {
        if (!root.TryGetProperty(name, out var value) || value.ValueKind is JsonValueKind.Null)
        {
            return null;
        }

        return TimeSpan.FromTicks(
            (value.GetProperty("seconds"u8).GetInt64() * TimeSpan.TicksPerSecond)
            + (value.GetProperty("nanos"u8).GetInt32() / TimeSpan.NanosecondsPerTick));
    }

    private byte[] Write()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, WriterOptions))
        {
            json.WriteStartObject();
            json.WriteNumber("seq"u8, Seq);
            json.WriteNumber("attempt"u8, Attempt);
            json.WriteString("activity_id"u8, ActivityId);
            json.WriteString("activity_type"u8, ActivityType);
            WriteSpan(json, "complete_time"u8, CompleteTime - DateTime.UnixEpoch);
            WriteSpan(json, "backoff"u8, Backoff);
            WriteSpan(json, "original_schedule_time"u8, OriginalScheduleTime - DateTime.UnixEpoch);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteSpan(Utf8JsonWriter json, ReadOnlySpan<byte> name, TimeSpan? span)
    {
        if (span is not { } value)
        {
            json.WriteNull(name);
            return;
        }

        var (seconds, ticks) = Math.DivRem(value.Ticks, TimeSpan.TicksPerSecond);
        json.WriteStartObject(name);
        json.WriteNumber("seconds"u8, seconds);
        json.WriteNumber("nanos"u8, (int)(ticks * TimeSpan.NanosecondsPerTick));
        json.WriteEndObject();
    }

    private static InvalidHistoryException Unreadable(HistoryEvent e, string why, Exception? inner) =>
        new($"The local activity marker in event {e.EventId} cannot be read: {why}.", inner);
}
