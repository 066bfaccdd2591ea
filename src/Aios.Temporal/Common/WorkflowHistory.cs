using Aios.Temporal.Api.History.V1;
using Google.Protobuf;

namespace Aios.Temporal.Common;

/// <summary>History of one workflow run.</summary>
/// <param name="Id">Workflow id.</param>
/// <param name="Events">All events in order.</param>
public record WorkflowHistory(string Id, IReadOnlyCollection<HistoryEvent> Events)
{
    /// <summary>Reads the JSON that this class, other libraries, the CLI or the UI write.</summary>
    /// <param name="workflowId">Workflow id; the JSON does not contain it.</param>
    /// <param name="json">JSON object with an array "events".</param>
    /// <returns>The history.</returns>
    /// <exception cref="ArgumentException">The text is not the JSON of a history.</exception>
    public static WorkflowHistory FromJson(string workflowId, string json) => new(workflowId, HistoryJson.Parse(json).Events);

    /// <summary>Writes the history as JSON.</summary>
    /// <returns>JSON object with an array "events".</returns>
    public string ToJson() => JsonFormatter.Default.Format(ToProto());

    /// <summary>Writes the history as JSON.</summary>
    /// <param name="writer">Where to write.</param>
    public void ToJson(TextWriter writer) => JsonFormatter.Default.Format(ToProto(), writer);

    private History ToProto() => new() { Events = { Events } };
}
