using Aios.Temporal.Api.Command.V1;
using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Api.History.V1;
using Aios.Temporal.Worker.Activations;
using static Aios.Temporal.Worker.Machines.PatchMachine.Input;
using static Aios.Temporal.Worker.Machines.PatchMachine.PatchState;

namespace Aios.Temporal.Worker.Machines;

/// <summary>
/// The marker of one patch call (protocol section 4.8.7). The instance knows the answer of the call without waiting,
/// so nothing is reported; the machine only checks that the marker is where the call was.
/// </summary>
internal sealed class PatchMachine : Machine<PatchMachine.PatchState, PatchMachine.Input>
{
    internal static readonly TransitionTable<PatchState, Input> Table = new(
        "patch",
        (Executing, Schedule, MarkerCommandCreated),
        (Replaying, Schedule, MarkerCommandCreatedReplaying),
        (MarkerCommandCreated, CommandPrepared, Notified),
        (MarkerCommandCreatedReplaying, CommandPrepared, Notified),
        (Notified, Marker, MarkerRecorded));

    public PatchMachine(SetPatchMarkerCommand patch, IMachineEffects effects)
        : base(Table, effects.IsReplaying ? Replaying : Executing)
    {
        PatchId = patch.PatchId;
        Move(Schedule);
        effects.AddCommand(this, new Command
        {
            CommandType = CommandType.RecordMarker,
            UserMetadata = patch.UserMetadata,
            RecordMarkerCommandAttributes = new PatchMarker(patch.PatchId, patch.Deprecated).ToCommand(),
        });
    }

    internal enum PatchState
    {
        Executing,
        Replaying,
        MarkerCommandCreated,
        MarkerCommandCreatedReplaying,
        Notified,
        MarkerRecorded,
    }

    internal enum Input
    {
        Schedule,
        CommandPrepared,
        Marker,
    }

    public string PatchId { get; }

    public override string Subject => $"patch '{PatchId}'";

    public override string CommandName => "RECORD_MARKER";

    public override bool IsFinal => State is MarkerRecorded;

    public override void OnCommandPrepared() => Move(CommandPrepared);

    public override void OnEvent(HistoryEvent e)
    {
        if (!PatchMarker.TryParse(e, out var marker))
        {
            throw Illegal(e);
        }

        Move(Marker, e);
        if (marker.PatchId != PatchId)
        {
            throw NondeterminismException.Mismatch(this, e, "patch id", marker.PatchId, PatchId);
        }
    }
}
