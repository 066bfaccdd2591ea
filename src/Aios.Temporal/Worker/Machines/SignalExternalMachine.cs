using Aios.Temporal.Api.Command.V1;
using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Api.Failure.V1;
using Aios.Temporal.Api.History.V1;
using Aios.Temporal.Worker.Activations;
using static Aios.Temporal.Worker.Machines.SignalExternalMachine.Input;
using static Aios.Temporal.Worker.Machines.SignalExternalMachine.SignalState;

namespace Aios.Temporal.Worker.Machines;

/// <summary>A signal to a child or another workflow (protocol section 4.8.5). Once recorded it cannot be cancelled.</summary>
internal sealed class SignalExternalMachine : Machine<SignalExternalMachine.SignalState, SignalExternalMachine.Input>
{
    internal static readonly TransitionTable<SignalState, Input> Table = new(
        "external signal",
        (Created, Schedule, CommandCreated),
        (CommandCreated, CommandPrepared, CommandCreated),
        (CommandCreated, Cancel, Cancelled),
        (CommandCreated, SignalInitiated, Recorded),
        (Recorded, Cancel, Recorded),
        (Recorded, ExternalSignaled, Signaled),
        (Recorded, SignalFailed, Failed),
        (Cancelled, Cancel, Cancelled));

    private readonly IMachineEffects effects;
    private readonly SignalExternalWorkflowCommand signal;

    public SignalExternalMachine(SignalExternalWorkflowCommand signal, IMachineEffects effects) : base(Table, Created)
    {
        this.signal = signal;
        this.effects = effects;
        Move(Schedule);
        effects.AddCommand(this, new Command
        {
            CommandType = CommandType.SignalExternalWorkflowExecution,
            UserMetadata = signal.UserMetadata,
            SignalExternalWorkflowExecutionCommandAttributes = signal.Attributes,
        });
    }

    internal enum SignalState
    {
        Created,
        CommandCreated,
        Recorded,
        Signaled,
        Failed,
        Cancelled,
    }

    internal enum Input
    {
        Schedule,
        CommandPrepared,
        Cancel,
        SignalInitiated,
        ExternalSignaled,
        SignalFailed,
    }

    public uint Seq => signal.Seq;

    public override string Subject =>
        $"signal '{signal.Attributes.SignalName}' to workflow '{signal.Attributes.Execution?.WorkflowId}'";

    public override string CommandName => "SIGNAL_EXTERNAL_WORKFLOW_EXECUTION";

    public override bool IsFinal => State is Signaled or Failed or Cancelled;

    public void RequestCancel()
    {
        var isFirst = Is(CommandCreated);
        CancelledBeforeSent |= isFirst;
        Move(Cancel);
        if (isFirst)
        {
            Resolve(new Failure
            {
                Message = "Signal was cancelled before being sent",
                CanceledFailureInfo = new(),
            });
        }
    }

    public override void OnCommandPrepared() => Move(CommandPrepared);

    public override void OnEvent(HistoryEvent e)
    {
        switch (e.EventType)
        {
            case EventType.SignalExternalWorkflowExecutionInitiated:
                Move(SignalInitiated, e);
                break;
            case EventType.ExternalWorkflowExecutionSignaled:
                Move(ExternalSignaled, e);
                Resolve(failure: null);
                break;
            case EventType.SignalExternalWorkflowExecutionFailed:
                Move(SignalFailed, e);
                Resolve(Failure(e.SignalExternalWorkflowExecutionFailedEventAttributes.Cause));
                break;
            default:
                throw Illegal(e);
        }
    }

    private static Failure Failure(SignalExternalWorkflowExecutionFailedCause cause) => new()
    {
        Message = "Unable to signal external workflow because " + cause switch
        {
            SignalExternalWorkflowExecutionFailedCause.NamespaceNotFound => "its namespace was not found",
            SignalExternalWorkflowExecutionFailedCause.SignalCountLimitExceeded => "it has received too many signals",
            _ => "it was not found",
        },
        ApplicationFailureInfo = new() { Type = cause.ToString() },
    };

    private void Resolve(Failure? failure) => effects.AddJob(new ResolveSignalExternalWorkflow(Seq, failure));
}
