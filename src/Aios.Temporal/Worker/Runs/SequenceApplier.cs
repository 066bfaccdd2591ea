using Aios.Temporal.Api.Deployment.V1;
using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Api.History.V1;
using Aios.Temporal.Worker.Activations;
using Aios.Temporal.Worker.History;
using Aios.Temporal.Worker.Machines;

namespace Aios.Temporal.Worker.Runs;

/// <summary>Applies one workflow task sequence and looks ahead into the next one (protocol section 4.3).</summary>
internal sealed class SequenceApplier(RunState run)
{
    private readonly EventDispatcher dispatcher = new(run);
    private readonly UpdateMessages updates = new(run);

    public void ApplyNext()
    {
        if (run.SeenTerminalEvent)
        {
            run.IsReplaying = false;
            run.History.Reset();
            run.History.Complete();
            return;
        }

        var sequence = run.History.Take(out var isFinal);
        run.InFinalSequence = isFinal;
        if (sequence.Count == 0)
        {
            run.IsReplaying = false;
            return;
        }

        ReadCompletedTasks(sequence);
        var last = sequence[sequence.Count - 1];
        if (last.EventType is EventType.WorkflowTaskStarted)
        {
            run.NextStartedEventId = last.EventId;
        }

        ApplyEvents(sequence, isFinal);
        LookAhead();
    }

    private void ApplyEvents(EventRange sequence, bool isFinal)
    {
        var skip = false;
        for (var i = 0; i < sequence.Count; i++)
        {
            var e = sequence[i];
            if (e.EventId != run.LastProcessedEventId + 1)
            {
                throw new InvalidHistoryException(
                    $"History is out of order: event {e.EventId} follows event {run.LastProcessedEventId}.");
            }

            // The first thing that this SDK did not produce itself ends replay.
            if (run.IsReplaying
                && isFinal
                && e.EventId > run.PreviousStartedEventId
                && e.EventType is not EventType.WorkflowTaskCompleted
                && !e.IsCommandEvent())
            {
                run.IsReplaying = false;
            }

            var admitted = e.EventType is EventType.WorkflowExecutionUpdateAdmitted;
            if (admitted)
            {
                Admit(e);
            }

            if (run.IncomingMessages.Count > 0)
            {
                updates.DeliverBefore(e.EventId);
            }

            skip = !admitted && !skip && dispatcher.Handle(e, i + 1 < sequence.Count ? sequence[i + 1] : null);
            run.LastProcessedEventId = e.EventId;
        }
    }

    private void Admit(HistoryEvent e)
    {
        var message = UpdateMessages.FromAdmitted(e);
        if (run.IsReplaying)
        {
            updates.KeepAdmitted(message);
        }
        else
        {
            run.IncomingMessages.Add(message);
        }
    }

    /// <summary>
    /// Markers and accepted updates after the sequence must take effect in the activation that wrote them: patches at
    /// once, the others in history's order after the events.
    /// </summary>
    private void LookAhead()
    {
        var ahead = run.History.Peek();
        for (var i = 0; i < ahead.Count; i++)
        {
            if (ahead[i].EventType is EventType.MarkerRecorded && PatchMarker.TryParse(ahead[i], out var patch))
            {
                run.Patches[patch.PatchId] = false;
                run.AddJob(new NotifyHasPatch(patch.PatchId));
            }
        }

        for (var i = 0; i < ahead.Count; i++)
        {
            var e = ahead[i];
            if (e.EventType is EventType.MarkerRecorded && LocalActivityMarker.IsMarker(e))
            {
                OnMarkerAhead(LocalActivityMarker.Parse(e));
            }
            else if (e.EventType is EventType.WorkflowExecutionUpdateAccepted)
            {
                updates.Deliver(updates.ForAccepted(e));
            }
        }
    }

    private void OnMarkerAhead(LocalActivityMarker marker)
    {
        var machine = run.LocalActivityMachines.Peek(marker.Seq);
        if (machine is null || machine.WaitsForMarker)
        {
            run.LocalActivities.AddKnown(marker);
            run.ApplyKnownLocalActivities();
        }
    }

    /// <summary>Flags and deployment version of the sequence, and of the completion that answers it.</summary>
    private void ReadCompletedTasks(EventRange sequence)
    {
        for (var i = 0; i < sequence.Count; i++)
        {
            if (sequence[i].WorkflowTaskCompletedEventAttributes is { } completed)
            {
                Read(completed);
            }
        }

        if (run.History.FirstWorkflowTaskCompleted()?.WorkflowTaskCompletedEventAttributes is { } ahead)
        {
            Read(ahead);
        }
    }

    private void Read(WorkflowTaskCompletedEventAttributes completed)
    {
        run.Flags.AddFrom(completed);
        run.DeploymentVersion = VersionOf(completed) ?? run.DeploymentVersion;
    }

    private static WorkerDeploymentVersion? VersionOf(WorkflowTaskCompletedEventAttributes completed)
    {
        if (completed.DeploymentVersion is { } version)
        {
            return version;
        }

        // Older servers: "<deployment>.<build id>", or the two apart.
        if (completed.WorkerDeploymentVersion.Split('.', 2) is [var deployment, var build])
        {
            return new WorkerDeploymentVersion { DeploymentName = deployment, BuildId = build };
        }

        var buildId = completed.WorkerVersion?.BuildId ?? "";
        return buildId.Length == 0 && completed.WorkerDeploymentName.Length == 0
            ? null
            : new WorkerDeploymentVersion { DeploymentName = completed.WorkerDeploymentName, BuildId = buildId };
    }
}
