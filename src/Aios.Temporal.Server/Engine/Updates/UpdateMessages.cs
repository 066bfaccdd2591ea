using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Api.Protocol.V1;
using Aios.Temporal.Api.Update.V1;
using Aios.Temporal.Server.Engine.Commands;
using Google.Protobuf.Reflection;

namespace Aios.Temporal.Server.Engine.Updates;

/// <summary>What a worker says about updates in one completion (server semantics 6.11).</summary>
internal sealed class UpdateMessages
{
    private const WorkflowTaskFailedCause Bad = WorkflowTaskFailedCause.BadUpdateWorkflowExecutionMessage;

    private static readonly TypeRegistry Types = TypeRegistry.FromMessages(Acceptance.Descriptor, Rejection.Descriptor, Response.Descriptor);

    private readonly Dictionary<string, Message> pending;
    private readonly UpdateRegistry registry;

    public UpdateMessages(IEnumerable<Message> messages, UpdateRegistry registry)
    {
        this.registry = registry;
        pending = messages.ToDictionary(message => message.Id, StringComparer.Ordinal);
    }

    /// <summary>Only rejections: a speculative task that says nothing else leaves no trace.</summary>
    public bool AreAllRejections => pending.Values.All(message => message.Body?.Is(Rejection.Descriptor) ?? false);

    /// <summary>Update ids answered by this completion.</summary>
    public HashSet<string> Answered { get; } = new(StringComparer.Ordinal);

    /// <summary>Applies the message that a PROTOCOL_MESSAGE command gives its place in history.</summary>
    public void Apply(CommandContext context, string messageId)
    {
        if (!pending.Remove(messageId, out var message))
        {
            throw new CommandFailure(Bad, $"ProtocolMessageCommand referenced absent message ID {messageId}");
        }

        Apply(context, message);
    }

    /// <summary>Applies the messages that no command referenced.</summary>
    public void ApplyRest(CommandContext context)
    {
        foreach (var message in pending.Values.ToList())
        {
            Apply(context, message);
        }

        pending.Clear();
    }

    private void Apply(CommandContext context, Message message)
    {
        Answered.Add(message.ProtocolInstanceId);
        switch (message.Body?.Unpack(Types))
        {
            case Acceptance acceptance:
                Accept(context, message, acceptance);
                break;
            case Response response:
                Complete(context, message, response);
                break;
            case Rejection rejection:
                Reject(context, message, rejection);
                break;
            default:
                throw new CommandFailure(Bad, $"message {message.Id} has an unknown body {message.Body?.TypeUrl}");
        }
    }

    private void Accept(CommandContext context, Message message, Acceptance acceptance)
    {
        var id = message.ProtocolInstanceId;
        if (context.State.Updates.ContainsKey(id))
        {
            throw new CommandFailure(Bad, $"update {id} was accepted already");
        }

        var request = registry.TryGet(id, out var entry) ? entry.Request : acceptance.AcceptedRequest
            ?? throw new CommandFailure(Bad, $"update {id} is not known and its acceptance carries no request");
        var happened = context.Step.NewEvent(EventType.WorkflowExecutionUpdateAccepted);
        happened.WorkflowExecutionUpdateAcceptedEventAttributes = new()
        {
            ProtocolInstanceId = id,
            AcceptedRequestMessageId = acceptance.AcceptedRequestMessageId,
            AcceptedRequestSequencingEventId = acceptance.AcceptedRequestSequencingEventId,
            AcceptedRequest = request,
        };
        context.Step.AppendDirectly(happened);
        context.State.Updates.Add(id, new() { AcceptedEventId = happened.EventId });
        context.Step.Effects.Add(new RunEffect.UpdateAccepted(id, happened.EventId));
    }

    private static void Complete(CommandContext context, Message message, Response response)
    {
        var id = message.ProtocolInstanceId;
        if (!context.State.Updates.TryGetValue(id, out var update) || update.CompletedEventId != 0)
        {
            throw new CommandFailure(Bad, $"update {id} is not an accepted update");
        }

        var happened = context.Step.NewEvent(EventType.WorkflowExecutionUpdateCompleted);
        happened.WorkflowExecutionUpdateCompletedEventAttributes = new()
        {
            Meta = response.Meta ?? new() { UpdateId = id },
            AcceptedEventId = update.AcceptedEventId,
            Outcome = response.Outcome,
        };
        context.Step.AppendDirectly(happened);
        update.CompletedEventId = happened.EventId;
        context.Step.Effects.Add(new RunEffect.UpdateCompleted(id, response.Outcome));
    }

    private static void Reject(CommandContext context, Message message, Rejection rejection) =>
        context.Step.Effects.Add(new RunEffect.UpdateRejected(
            message.ProtocolInstanceId, new Outcome { Failure = rejection.Failure }));
}
