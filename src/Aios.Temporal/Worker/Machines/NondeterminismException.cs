using Aios.Temporal.Api.History.V1;

namespace Aios.Temporal.Worker.Machines;

/// <summary>The commands that user code makes do not fit the recorded history. Fails the workflow task.</summary>
internal sealed class NondeterminismException : Exception
{
    private const string Prefix = "[TMPRL1100] Nondeterminism error: ";

    private const string Advice =
        " The workflow code that runs now is not the code that wrote this history: let it make the same calls in the "
        + "same order (guard a change with Workflow.Patched), run it with the old code, or reset the workflow.";

    private NondeterminismException(string detail) : base(Prefix + detail + Advice)
    {
    }

    /// <summary>Kind of the machine that refused the event, null if there was none.</summary>
    public string? Machine { get; private init; }

    public string? FromState { get; private init; }

    /// <summary>Event that did not fit, null if a call of the instance did not fit.</summary>
    public string? EventName { get; private init; }

    public long EventId { get; private init; }

    /// <summary>Command that was expected in place of the event.</summary>
    public string? ExpectedCommand { get; private init; }

    /// <summary>An event met a machine that cannot take it in its state, or at all.</summary>
    public static NondeterminismException UnexpectedEvent(Machine machine, HistoryEvent e) =>
        new($"history has event {Name(e)} (id {e.EventId}) where the workflow made the command {machine.CommandName} "
            + $"for {machine.Subject} (state {machine.StateName}).")
        {
            Machine = machine.Kind,
            FromState = machine.StateName,
            EventName = Name(e),
            EventId = e.EventId,
            ExpectedCommand = machine.CommandName,
        };

    /// <summary>The event fits the kind of command but differs from it in one compared value.</summary>
    public static NondeterminismException Mismatch(
        Machine machine, HistoryEvent e, string what, string recorded, string made) =>
        new($"event {Name(e)} (id {e.EventId}) has the {what} '{recorded}', but the command {machine.CommandName} for "
            + $"{machine.Subject} has the {what} '{made}'.")
        {
            Machine = machine.Kind,
            FromState = machine.StateName,
            EventName = Name(e),
            EventId = e.EventId,
            ExpectedCommand = machine.CommandName,
        };

    public static NondeterminismException NoCommand(HistoryEvent e) =>
        new($"history has event {Name(e)} (id {e.EventId}), but the workflow made no command for it.")
        {
            EventName = Name(e),
            EventId = e.EventId,
        };

    public static NondeterminismException UnknownReference(HistoryEvent e, long referredEventId) =>
        new($"event {Name(e)} (id {e.EventId}) belongs to event {referredEventId}, for which the workflow made no command.")
        {
            EventName = Name(e),
            EventId = e.EventId,
        };

    public static NondeterminismException PatchNotCalled(HistoryEvent e, string patchId, Machine? next) =>
        new($"history has the marker of patch '{patchId}' (event {Name(e)}, id {e.EventId}), but the workflow did not "
            + (next is null ? "ask for it." : $"ask for it and made the command {next.CommandName} for {next.Subject} instead."))
        {
            Machine = next?.Kind,
            FromState = next?.StateName,
            EventName = Name(e),
            EventId = e.EventId,
            ExpectedCommand = next?.CommandName,
        };

    /// <summary>A call of the instance refers to something that does not exist or is in the wrong state.</summary>
    public static NondeterminismException BadCommand(string command, string reason) =>
        new($"the workflow made the command {command}, but {reason}.") { ExpectedCommand = command };

    public static NondeterminismException UnsupportedEvent(HistoryEvent e) =>
        new($"history has event {Name(e)} (id {e.EventId}); this SDK cannot replay Nexus operations.")
        {
            EventName = Name(e),
            EventId = e.EventId,
        };

    private static string Name(HistoryEvent e) => e.EventType.ToString();
}
