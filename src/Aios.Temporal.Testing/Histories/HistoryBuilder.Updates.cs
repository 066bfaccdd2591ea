using Aios.Temporal.Api.Common.V1;
using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Api.History.V1;
using Aios.Temporal.Api.Update.V1;

namespace Aios.Temporal.Testing.Histories;

/// <content>Updates.</content>
public sealed partial class HistoryBuilder
{
    private const string Update = "accepted update";

    /// <summary>The workflow accepts an update that came with the last started workflow task.</summary>
    /// <param name="updateId">Id of the update.</param>
    /// <param name="name">Name of the update.</param>
    /// <param name="sequencingEventId">Last event before the update; null: the one before the task was started.</param>
    /// <returns>This builder.</returns>
    public HistoryBuilder UpdateAccepted(string updateId, string name = "upd", long? sequencingEventId = null) => Add(new HistoryEvent
    {
        EventType = EventType.WorkflowExecutionUpdateAccepted,
        WorkflowExecutionUpdateAcceptedEventAttributes = new()
        {
            ProtocolInstanceId = updateId,
            AcceptedRequestMessageId = $"{updateId}/request",
            AcceptedRequestSequencingEventId = sequencingEventId ?? startedEventId - 1,
            AcceptedRequest = Request(updateId, name),
        },
    }).Named(Update, updateId);

    /// <summary>The workflow answers an accepted update.</summary>
    /// <param name="updateId">Id of an accepted update.</param>
    /// <param name="result">The answer, none if null.</param>
    /// <returns>This builder.</returns>
    public HistoryBuilder UpdateCompleted(string updateId, Payload? result = null) => Add(new HistoryEvent
    {
        EventType = EventType.WorkflowExecutionUpdateCompleted,
        WorkflowExecutionUpdateCompletedEventAttributes = new()
        {
            Meta = new() { UpdateId = updateId },
            AcceptedEventId = IdOf(Update, updateId),
            Outcome = new() { Success = List(result) ?? new() },
        },
    });

    /// <summary>The server has stored an update before the workflow saw it, as after a reset.</summary>
    /// <param name="updateId">Id of the update.</param>
    /// <param name="name">Name of the update.</param>
    /// <returns>This builder.</returns>
    public HistoryBuilder UpdateAdmitted(string updateId, string name = "upd") => Add(new HistoryEvent
    {
        EventType = EventType.WorkflowExecutionUpdateAdmitted,
        WorkflowExecutionUpdateAdmittedEventAttributes = new()
        {
            Request = Request(updateId, name),
            Origin = UpdateAdmittedEventOrigin.Reapply,
        },
    });

    private static Request Request(string updateId, string name) => new()
    {
        Meta = new() { UpdateId = updateId, Identity = "client" },
        Input = new() { Name = name },
    };
}
