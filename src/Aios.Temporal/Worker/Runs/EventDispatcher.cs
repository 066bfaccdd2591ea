using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Api.History.V1;
using Aios.Temporal.Common;
using Aios.Temporal.Worker.Activations;
using Aios.Temporal.Worker.History;
using Aios.Temporal.Worker.Machines;

namespace Aios.Temporal.Worker.Runs;

/// <summary>Gives one history event to what it concerns (protocol section 4.5).</summary>
internal sealed class EventDispatcher(RunState run)
{
    /// <param name="e">The event to apply.</param>
    /// <param name="next">The event after it in the same sequence.</param>
    /// <returns>True if <paramref name="next"/> belongs to a skipped patch marker and must not be applied.</returns>
    public bool Handle(HistoryEvent e, HistoryEvent? next)
    {
        run.SeenTerminalEvent |= e.ClosesWorkflow();
        if (e.IsIgnorable())
        {
            return false;
        }

        if (e.IsClosedByServer())
        {
            return next is null && run.InFinalSequence
                ? false
                : throw new InvalidHistoryException($"Events follow {e.EventType} (id {e.EventId}), which closed the workflow.");
        }

        if (e.IsNexus())
        {
            throw NondeterminismException.UnsupportedEvent(e);
        }

        if (e.AttributesCase is HistoryEvent.AttributesOneofCase.None)
        {
            return e.WorkerMayIgnore
                ? false
                : throw new InvalidHistoryException(
                    $"Event {e.EventId} is of type {e.EventType}, which this SDK does not know and may not ignore. "
                    + "Use a newer version of the SDK for this workflow.");
        }

        if (e.IsCommandEvent())
        {
            return HandleCommandEvent(e, next);
        }

        if (e.InitiatingEventId() is { } initiatingId)
        {
            HandleFollowUp(e, initiatingId);
        }
        else
        {
            HandleStateless(e);
        }

        return false;
    }

    private void HandleFollowUp(HistoryEvent e, long initiatingId)
    {
        run.LastTaskStarted = e.WorkflowTaskStartedEventAttributes ?? run.LastTaskStarted;
        if (!run.ByEventId.TryGetValue(initiatingId, out var machine))
        {
            throw NondeterminismException.UnknownReference(e, initiatingId);
        }

        machine.OnEvent(e);
        if (machine.IsFinal)
        {
            run.ByEventId.Remove(initiatingId);
            run.Forget(machine);
        }
    }

    private void HandleStateless(HistoryEvent e)
    {
        switch (e.EventType)
        {
            case EventType.WorkflowExecutionStarted:
                OnStarted(e, e.WorkflowExecutionStartedEventAttributes);
                break;
            case EventType.WorkflowTaskScheduled:
                var machine = new WorkflowTaskMachine(run.NextStartedEventId, run);
                machine.OnEvent(e);
                run.ByEventId[e.EventId] = machine;
                break;
            case EventType.WorkflowExecutionSignaled:
                var signal = e.WorkflowExecutionSignaledEventAttributes;
                run.AddJob(new SignalWorkflow(signal.SignalName, signal.Input, signal.Header, signal.Identity));
                break;
            case EventType.WorkflowExecutionCancelRequested:
                run.AddJob(new CancelWorkflow(e.WorkflowExecutionCancelRequestedEventAttributes.Cause));
                break;
            default:
                throw new InvalidHistoryException($"Event {e.EventType} (id {e.EventId}) cannot be applied to a workflow.");
        }
    }

    private void OnStarted(HistoryEvent e, WorkflowExecutionStartedEventAttributes started)
    {
        run.Started = started;
        if (started.SearchAttributes is { } attributes)
        {
            run.SearchAttributes.Clear();
            foreach (var (name, value) in attributes.IndexedFields)
            {
                run.SearchAttributes[name] = value;
            }
        }

        // Needed for queries that come before the first workflow task.
        var time = e.EventTime?.ToDateTime() ?? DateTime.UnixEpoch;
        run.AdvanceTime(time);
        run.AddJob(new InitializeWorkflow(
            run.WorkflowId, started, time, RandomnessSeed.FromRunId(started.OriginalExecutionRunId)));
    }

    private bool HandleCommandEvent(HistoryEvent e, HistoryEvent? next)
    {
        if (LocalActivityMarker.IsMarker(e) && TryGiveToLocalActivity(e))
        {
            return false;
        }

        var isPatch = PatchMarker.TryParse(e, out var patch);
        while (true)
        {
            var head = run.Commands.TryPeek(out var pending) ? pending.Machine : null;
            if (isPatch)
            {
                var fits = head is PatchMachine machine && (machine.PatchId == patch.PatchId || !patch.Deprecated);
                if (!fits)
                {
                    return patch.Deprecated
                        ? IsChangeVersionUpsert(next)
                        : throw NondeterminismException.PatchNotCalled(e, patch.PatchId, head);
                }
            }
            else if (head is PatchMachine)
            {
                // A patch call that wrote no marker: the history is older than the call.
                run.Commands.Dequeue();
                continue;
            }

            if (head is null)
            {
                throw NondeterminismException.NoCommand(e);
            }

            run.Commands.Dequeue();
            if (!head.CancelledBeforeSent)
            {
                Match(head, e);
                return false;
            }
        }
    }

    /// <summary>A marker whose result look-ahead has already given to its activity has no command in the queue.</summary>
    private bool TryGiveToLocalActivity(HistoryEvent e)
    {
        var seq = LocalActivityMarker.Parse(e).Seq;
        if (run.LocalActivityMachines.Peek(seq) is not { } machine)
        {
            throw NondeterminismException.NoCommand(e);
        }

        if (!machine.ExpectsMarkerWithoutCommand)
        {
            return false;
        }

        Match(machine, e);
        return true;
    }

    private void Match(Machine machine, HistoryEvent e)
    {
        machine.OnEvent(e);
        if (machine.IsFinal)
        {
            run.Forget(machine);
        }
        else
        {
            run.ByEventId[e.EventId] = machine;
        }
    }

    private static bool IsChangeVersionUpsert(HistoryEvent? e) =>
        e?.UpsertWorkflowSearchAttributesEventAttributes?.SearchAttributes?.IndexedFields
            .ContainsKey(PatchMarker.SearchAttribute) is true;
}
