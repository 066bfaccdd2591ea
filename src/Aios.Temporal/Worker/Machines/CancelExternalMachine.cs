using Aios.Temporal.Api.Command.V1;
using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Api.Failure.V1;
using Aios.Temporal.Api.History.V1;
using Aios.Temporal.Worker.Activations;
using static Aios.Temporal.Worker.Machines.CancelExternalMachine.CancelState;
using static Aios.Temporal.Worker.Machines.CancelExternalMachine.Input;

namespace Aios.Temporal.Worker.Machines;

/// <summary>
/// A cancel request to another workflow or, made by the engine, to a child (protocol section 4.8.5). It cannot itself
/// be cancelled.
/// </summary>
internal sealed class CancelExternalMachine : Machine<CancelExternalMachine.CancelState, CancelExternalMachine.Input>
{
    internal static readonly TransitionTable<CancelState, Input> Table = new(
        "external cancel",
        (Created, Schedule, CommandCreated),
        (CommandCreated, CommandPrepared, CommandCreated),
        (CommandCreated, CancelInitiated, Recorded),
        (Recorded, ExternalCancelRequested, CancelRequested),
        (Recorded, CancelFailed, Failed));

    private readonly IMachineEffects effects;
    private readonly RequestCancelExternalWorkflowExecutionCommandAttributes attributes;
    private readonly uint? seq;

    /// <param name="seq">Null if the engine made the request: its outcome is then reported to nobody.</param>
    /// <param name="command">The command to send.</param>
    /// <param name="effects">Where the outcome goes.</param>
    public CancelExternalMachine(uint? seq, Command command, IMachineEffects effects) : base(Table, Created)
    {
        this.seq = seq;
        this.effects = effects;
        attributes = command.RequestCancelExternalWorkflowExecutionCommandAttributes;
        Move(Schedule);
        effects.AddCommand(this, command);
    }

    internal enum CancelState
    {
        Created,
        CommandCreated,
        Recorded,
        CancelRequested,
        Failed,
    }

    internal enum Input
    {
        Schedule,
        CommandPrepared,
        CancelInitiated,
        ExternalCancelRequested,
        CancelFailed,
    }

    public override string Subject => $"workflow '{attributes.WorkflowId}'";

    public override string CommandName => "REQUEST_CANCEL_EXTERNAL_WORKFLOW_EXECUTION";

    public override bool IsFinal => State is CancelRequested or Failed;

    public override void OnCommandPrepared() => Move(CommandPrepared);

    public override void OnEvent(HistoryEvent e)
    {
        switch (e.EventType)
        {
            case EventType.RequestCancelExternalWorkflowExecutionInitiated:
                Move(CancelInitiated, e);
                break;
            case EventType.ExternalWorkflowExecutionCancelRequested:
                Move(ExternalCancelRequested, e);
                Resolve(failure: null);
                break;
            case EventType.RequestCancelExternalWorkflowExecutionFailed:
                Move(CancelFailed, e);
                Resolve(Failure(e.RequestCancelExternalWorkflowExecutionFailedEventAttributes.Cause));
                break;
            default:
                throw Illegal(e);
        }
    }

    private static Failure Failure(CancelExternalWorkflowExecutionFailedCause cause) => new()
    {
        Message = "Unable to cancel external workflow because " + cause switch
        {
            CancelExternalWorkflowExecutionFailedCause.NamespaceNotFound => "namespace not found",
            _ => "not found",
        },
        ApplicationFailureInfo = new() { Type = cause.ToString() },
    };

    private void Resolve(Failure? failure)
    {
        if (seq is { } number)
        {
            effects.AddJob(new ResolveRequestCancelExternalWorkflow(number, failure));
        }
    }
}
