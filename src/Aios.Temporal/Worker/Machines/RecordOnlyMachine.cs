using Aios.Temporal.Api.Command.V1;
using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Api.History.V1;
using static Aios.Temporal.Worker.Machines.RecordOnlyMachine.Input;
using static Aios.Temporal.Worker.Machines.RecordOnlyMachine.RecordState;

namespace Aios.Temporal.Worker.Machines;

/// <summary>
/// A command of which only its own event comes back, without a job: search attributes, memo and the four commands that
/// close the workflow (protocol section 4.8.6). Only the kind of event is compared.
/// </summary>
internal sealed class RecordOnlyMachine : Machine<RecordOnlyMachine.RecordState, RecordOnlyMachine.Input>
{
    internal static readonly TransitionTable<RecordState, Input> Table = new(
        "recorded command",
        (Created, Schedule, CommandCreated),
        (CommandCreated, CommandPrepared, Issued),
        (Issued, EventRecorded, Recorded));

    private readonly EventType answer;

    public RecordOnlyMachine(
        string commandName, EventType answer, Command command, IMachineEffects effects)
        : base(Table, Created)
    {
        this.answer = answer;
        CommandName = commandName;
        Move(Schedule);
        effects.AddCommand(this, command);
    }

    internal enum RecordState
    {
        Created,
        CommandCreated,
        Issued,
        Recorded,
    }

    internal enum Input
    {
        Schedule,
        CommandPrepared,
        EventRecorded,
    }

    public override string Subject => "the workflow";

    public override string CommandName { get; }

    public override bool IsFinal => State is Recorded;

    public override void OnCommandPrepared() => Move(CommandPrepared);

    public override void OnEvent(HistoryEvent e)
    {
        if (e.EventType != answer)
        {
            throw Illegal(e);
        }

        Move(EventRecorded, e);
    }
}
