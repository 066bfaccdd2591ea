using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Aios.Temporal.Api.Command.V1;
using Aios.Temporal.Api.Common.V1;
using Aios.Temporal.Api.History.V1;
using Google.Protobuf;

namespace Aios.Temporal.Worker.Machines;

/// <summary>
/// How a patch call is written into history (protocol section 4.8.7), byte for byte as the other SDKs do it. The old
/// format with the plain bytes of each field is only read.
/// </summary>
internal readonly record struct PatchMarker(string PatchId, bool Deprecated)
{
    public const string MarkerName = "core_patch";

    /// <summary>Search attribute that lists all patches of a run.</summary>
    public const string SearchAttribute = "TemporalChangeVersion";

    /// <summary>Bytes of JSON from which on the search attribute is left out: the server would refuse it.</summary>
    public const int MaxSearchAttributeBytes = 2048;

    private const string DataKey = "patch-data";
    private const string OldIdKey = "patch_id";
    private const string OldDeprecatedKey = "deprecated";

    private static readonly ByteString KeywordList = ByteString.CopyFromUtf8("KeywordList");
    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static bool TryParse(HistoryEvent e, out PatchMarker marker)
    {
        marker = default;
        var attributes = e.MarkerRecordedEventAttributes;
        if (attributes?.MarkerName != MarkerName)
        {
            return false;
        }

        try
        {
            if (attributes.Details.TryGetValue(DataKey, out var data))
            {
                var root = Json(data);
                marker = new PatchMarker(
                    root.GetProperty("id"u8).GetString() ?? "",
                    root.TryGetProperty("deprecated"u8, out var deprecated) && deprecated.GetBoolean());
                return true;
            }

            marker = new PatchMarker(
                First(attributes.Details[OldIdKey]).ToStringUtf8(),
                attributes.Details.TryGetValue(OldDeprecatedKey, out var old) && First(old).Span is [not 0, ..]);
            return true;
        }
        catch (Exception x) when (x is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new InvalidHistoryException($"The patch marker in event {e.EventId} cannot be read: {x.Message}.", x);
        }
    }

    public RecordMarkerCommandAttributes ToCommand()
    {
        var (id, deprecated) = (PatchId, Deprecated);
        var data = Write(json =>
        {
            json.WriteStartObject();
            json.WriteString("id"u8, id);
            json.WriteBoolean("deprecated"u8, deprecated);
            json.WriteEndObject();
        });
        var attributes = new RecordMarkerCommandAttributes { MarkerName = MarkerName };
        attributes.Details.Add(DataKey, new Payloads { Payloads_ = { JsonPayload.Create(data) } });
        return attributes;
    }

    /// <summary>The upsert that follows a marker, or null if the list has become too long for the server.</summary>
    public static SearchAttributes? ChangeVersions(IEnumerable<string> patchIds)
    {
        var data = Write(json =>
        {
            json.WriteStartArray();
            foreach (var id in patchIds.Order(StringComparer.Ordinal))
            {
                json.WriteStringValue(id);
            }

            json.WriteEndArray();
        });
        if (data.Length >= MaxSearchAttributeBytes)
        {
            return null;
        }

        var payload = JsonPayload.Create(data);
        payload.Metadata.Add("type", KeywordList);
        return new SearchAttributes { IndexedFields = { [SearchAttribute] = payload } };
    }

    private static JsonElement Json(Payloads payloads)
    {
        var reader = new Utf8JsonReader(First(payloads).Span);
        return JsonElement.ParseValue(ref reader);
    }

    private static ByteString First(Payloads payloads) => payloads.Payloads_.Count > 0
        ? payloads.Payloads_[0].Data
        : throw new JsonException("the detail has no payload");

    private static ReadOnlySpan<byte> Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, WriterOptions))
        {
            write(json);
        }

        return buffer.WrittenSpan;
    }
}
