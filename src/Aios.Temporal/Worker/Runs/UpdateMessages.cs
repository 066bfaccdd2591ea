using Aios.Temporal.Api.History.V1;
using Aios.Temporal.Api.Protocol.V1;
using Aios.Temporal.Api.Update.V1;
using Aios.Temporal.Worker.Machines;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace Aios.Temporal.Worker.Runs;

/// <summary>
/// Turns incoming messages into update machines (protocol section 4.8.9). Live requests come with the task; in replay
/// the same message is rebuilt from the admitted or accepted event.
/// </summary>
internal sealed class UpdateMessages(RunState run)
{
    private readonly Dictionary<string, Message> admitted = new(StringComparer.Ordinal);

    public static Message FromAdmitted(HistoryEvent e)
    {
        var request = e.WorkflowExecutionUpdateAdmittedEventAttributes.Request;
        var updateId = request?.Meta?.UpdateId ?? "";
        return new Message
        {
            Id = $"{updateId}/request",
            ProtocolInstanceId = updateId,
            EventId = e.EventId,
            Body = Pack(request),
        };
    }

    /// <summary>Keep until history tells that the update was accepted.</summary>
    public void KeepAdmitted(Message message) => admitted[message.ProtocolInstanceId] = message;

    public Message ForAccepted(HistoryEvent e)
    {
        var accepted = e.WorkflowExecutionUpdateAcceptedEventAttributes;
        return admitted.Remove(accepted.ProtocolInstanceId, out var kept)
            ? kept
            : new Message
            {
                Id = accepted.AcceptedRequestMessageId,
                ProtocolInstanceId = accepted.ProtocolInstanceId,
                EventId = accepted.AcceptedRequestSequencingEventId,
                Body = Pack(accepted.AcceptedRequest),
            };
    }

    /// <summary>Delivers what is due before the event with id <paramref name="nextEventId"/>.</summary>
    public void DeliverBefore(long nextEventId)
    {
        for (var i = 0; i < run.IncomingMessages.Count;)
        {
            var message = run.IncomingMessages[i];
            if (message.EventId < nextEventId)
            {
                run.IncomingMessages.RemoveAt(i);
                Deliver(message);
            }
            else
            {
                i++;
            }
        }
    }

    public void Deliver(Message message)
    {
        if (run.Updates.ContainsKey(message.ProtocolInstanceId))
        {
            // The server repeats requests, for example after a failed task; the running update answers.
            return;
        }

        if (message.Body is null || !message.Body.TryUnpack<Request>(out var request) || request.Meta is null)
        {
            throw new InvalidHistoryException(
                $"Message {message.Id} of {message.ProtocolInstanceId} is not an update request ({message.Body?.TypeUrl}).");
        }

        run.Updates[message.ProtocolInstanceId] = new UpdateMachine(message, request, run);
    }

    private static Any? Pack(Request? request) => request is null ? null : Any.Pack((IMessage)request);
}
