using Aios.Temporal.Api.Command.V1;
using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Api.History.V1;
using Aios.Temporal.Api.Protocol.V1;
using Aios.Temporal.Api.Update.V1;
using Aios.Temporal.Worker.Activations;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using static Aios.Temporal.Worker.Machines.UpdateMachine.Input;
using static Aios.Temporal.Worker.Machines.UpdateMachine.UpdateState;

namespace Aios.Temporal.Worker.Machines;

/// <summary>
/// One update (protocol section 4.8.9). Acceptance and response each are a message plus a command that fixes their
/// place among the other commands; a rejection is only a message, so it leaves no trace in history. States named
/// CompletedImmediately* have both in one workflow task.
/// </summary>
internal sealed class UpdateMachine : Machine<UpdateMachine.UpdateState, UpdateMachine.Input>
{
    internal static readonly TransitionTable<UpdateState, Input> Table = new(
        "update",
        (RequestInitiated, Accept, Accepted),
        (RequestInitiated, Reject, Rejected),
        (Accepted, CommandPrepared, AcceptCommandCreated),
        (Accepted, Finish, CompletedImmediately),
        (AcceptCommandCreated, UpdateAccepted, AcceptCommandRecorded),
        (AcceptCommandCreated, Finish, CompletedImmediatelyAcceptCreated),
        (AcceptCommandRecorded, Finish, Completed),
        (Completed, CommandPrepared, CompletedCommandCreated),
        (CompletedImmediately, CommandPrepared, CompletedImmediatelyAcceptCreated),
        (CompletedImmediatelyAcceptCreated, CommandPrepared, CompletedImmediatelyCompleteCreated),
        (CompletedImmediatelyCompleteCreated, UpdateAccepted, CompletedCommandCreated),
        (CompletedCommandCreated, UpdateCompleted, CompletedCommandRecorded));

    private const string TypeUrlPrefix = "type.googleapis.com";

    private readonly IMachineEffects effects;
    private readonly string messageId;
    private readonly long sequencingEventId;
    private readonly Request request;

    public UpdateMachine(Message message, Request request, IMachineEffects effects) : base(Table, RequestInitiated)
    {
        this.effects = effects;
        this.request = request;
        messageId = message.Id;
        ProtocolInstanceId = message.ProtocolInstanceId;
        sequencingEventId = message.EventId;
        effects.AddJob(new DoUpdate(
            request.Meta.UpdateId,
            ProtocolInstanceId,
            request.Input?.Name ?? "",
            request.Input?.Args,
            request.Input?.Header,
            request.Meta,
            RunValidator: !effects.IsReplaying));
    }

    internal enum UpdateState
    {
        RequestInitiated,
        Accepted,
        Rejected,
        AcceptCommandCreated,
        AcceptCommandRecorded,
        Completed,
        CompletedImmediately,
        CompletedImmediatelyAcceptCreated,
        CompletedImmediatelyCompleteCreated,
        CompletedCommandCreated,
        CompletedCommandRecorded,
    }

    internal enum Input
    {
        Accept,
        Reject,
        Finish,
        CommandPrepared,
        UpdateAccepted,
        UpdateCompleted,
    }

    public string ProtocolInstanceId { get; }

    public override string Subject => $"update '{request.Input?.Name}' with id '{request.Meta.UpdateId}'";

    public override string CommandName => "PROTOCOL_MESSAGE";

    public override bool IsFinal => State is Rejected or CompletedCommandRecorded;

    public bool WasRejected => State is Rejected;

    public void Respond(UpdateResponseCommand response)
    {
        switch (response.Response)
        {
            case UpdateResponse.Accepted:
                Move(Accept);
                Send("accept", withCommand: true, new Acceptance
                {
                    AcceptedRequestMessageId = messageId,
                    AcceptedRequestSequencingEventId = sequencingEventId,
                    AcceptedRequest = request,
                });
                break;
            case UpdateResponse.Rejected rejected when Is(RequestInitiated):
                Move(Reject);
                Send("reject", withCommand: false, new Rejection
                {
                    RejectedRequestMessageId = messageId,
                    RejectedRequestSequencingEventId = sequencingEventId,
                    RejectedRequest = request,
                    Failure = rejected.Failure,
                });
                break;
            case UpdateResponse.Rejected failed:
                FinishWith(new Outcome { Failure = failed.Failure });
                break;
            case UpdateResponse.Completed completed:
                FinishWith(new Outcome { Success = SinglePayload.ToList(completed.Result) ?? new() });
                break;
            default:
                throw new InvalidOperationException($"Unknown update response {response.Response}.");
        }
    }

    public override void OnCommandPrepared() => Move(CommandPrepared);

    public override void OnEvent(HistoryEvent e)
    {
        switch (e.EventType)
        {
            case EventType.WorkflowExecutionUpdateAccepted:
                Move(UpdateAccepted, e);
                break;
            case EventType.WorkflowExecutionUpdateCompleted:
                Move(UpdateCompleted, e);
                break;
            default:
                throw Illegal(e);
        }
    }

    private void FinishWith(Outcome outcome)
    {
        Move(Finish);
        Send("complete", withCommand: true, new Response { Meta = request.Meta, Outcome = outcome });
    }

    private void Send(string suffix, bool withCommand, IMessage body)
    {
        var id = $"{messageId}/{suffix}";
        effects.AddMessage(new Message
        {
            Id = id,
            ProtocolInstanceId = ProtocolInstanceId,
            Body = Any.Pack(body, TypeUrlPrefix),
        });
        if (withCommand)
        {
            effects.AddCommand(this, new Command
            {
                CommandType = CommandType.ProtocolMessage,
                ProtocolMessageCommandAttributes = new() { MessageId = id },
            });
        }
    }
}
