using Aios.Temporal.Api.Command.V1;
using Aios.Temporal.Api.Common.V1;
using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Worker.Activations;
using Aios.Temporal.Worker.Machines;

namespace Aios.Temporal.Worker.Runs;

/// <summary>Gives one command of the instance to a new or existing machine (protocol section 4.7).</summary>
internal sealed class CommandDispatcher(RunState run)
{
    public void Handle(InstanceCommand command)
    {
        switch (command)
        {
            case StartTimerCommand c:
                run.Timers.Add(c.Seq, new TimerMachine(c, run), "START_TIMER");
                break;
            case CancelTimerCommand c when run.Timers.TryFind(c.Seq, "CANCEL_TIMER", out var timer):
                timer.RequestCancel(c);
                break;
            case ScheduleActivityCommand c:
                Schedule(c);
                break;
            case RequestCancelActivityCommand c
                when run.Activities.TryFind(c.Seq, "REQUEST_CANCEL_ACTIVITY_TASK", out var activity):
                activity.RequestCancel(c);
                break;
            case ScheduleLocalActivityCommand c:
                var local = new LocalActivityMachine(c, run.CurrentTime, run.Now, run);
                run.LocalActivityMachines.Add(c.Seq, local, "RECORD_MARKER");
                break;
            case RequestCancelLocalActivityCommand c
                when run.LocalActivityMachines.TryFind(c.Seq, "cancel of a local activity", out var running):
                running.RequestCancel();
                break;
            case StartChildWorkflowCommand c:
                Start(c);
                break;
            case CancelChildWorkflowCommand c
                when run.Children.TryFind(c.ChildSeq, "REQUEST_CANCEL_EXTERNAL_WORKFLOW_EXECUTION", out var child):
                child.RequestCancel(c.Reason);
                break;
            case SignalExternalWorkflowCommand c:
                run.Signals.Add(c.Seq, new SignalExternalMachine(c, run), "SIGNAL_EXTERNAL_WORKFLOW_EXECUTION");
                break;
            case CancelSignalExternalWorkflowCommand c
                when run.Signals.TryFind(c.Seq, "cancel of an external signal", out var signal):
                signal.RequestCancel();
                break;
            case RequestCancelExternalWorkflowCommand c:
                CancelExternal(c);
                break;
            case SetPatchMarkerCommand c:
                SetPatch(c);
                break;
            case UpsertSearchAttributesCommand c:
                Upsert(c);
                break;
            case ModifyPropertiesCommand c:
                Record("MODIFY_WORKFLOW_PROPERTIES", EventType.WorkflowPropertiesModified, new Command
                {
                    CommandType = CommandType.ModifyWorkflowProperties,
                    UserMetadata = c.UserMetadata,
                    ModifyWorkflowPropertiesCommandAttributes = new() { UpsertedMemo = c.UpsertedMemo },
                });
                break;
            case UpdateResponseCommand c:
                Respond(c);
                break;
            case CompleteWorkflowCommand or FailWorkflowCommand or CancelWorkflowCommand or ContinueAsNewCommand:
                Close(command);
                break;
            case RespondToQueryCommand c:
                throw NondeterminismException.BadCommand(
                    $"answer of query '{c.QueryId}'", "queries are answered in an activation of their own");
            default:
                // A cancel of something that has ended in the same activation.
                break;
        }
    }

    private void Schedule(ScheduleActivityCommand c)
    {
        var own = UseOwnQueueIfEmpty(c.Attributes.TaskQueue, out var queue);
        c.Attributes.TaskQueue = queue;
        c.Attributes.UseWorkflowBuildId |= own;
        run.Activities.Add(c.Seq, new ActivityMachine(c, run), "SCHEDULE_ACTIVITY_TASK");
    }

    private void Start(StartChildWorkflowCommand c)
    {
        var own = UseOwnQueueIfEmpty(c.Attributes.TaskQueue, out var queue);
        c.Attributes.TaskQueue = queue;
        c.Attributes.InheritBuildId |= own;
        if (c.Attributes.Namespace.Length == 0)
        {
            c.Attributes.Namespace = run.Options.Namespace;
        }

        run.Children.Add(c.Seq, new ChildWorkflowMachine(c, run), "START_CHILD_WORKFLOW_EXECUTION");
    }

    private bool UseOwnQueueIfEmpty(
        Aios.Temporal.Api.TaskQueue.V1.TaskQueue? asked, out Aios.Temporal.Api.TaskQueue.V1.TaskQueue queue)
    {
        var isEmpty = string.IsNullOrEmpty(asked?.Name);
        queue = isEmpty ? new() { Name = run.Options.TaskQueue, Kind = TaskQueueKind.Normal } : asked!;
        return queue.Name == run.Options.TaskQueue;
    }

    private void CancelExternal(RequestCancelExternalWorkflowCommand c)
    {
        var command = new Command
        {
            CommandType = CommandType.RequestCancelExternalWorkflowExecution,
            UserMetadata = c.UserMetadata,
            RequestCancelExternalWorkflowExecutionCommandAttributes = new()
            {
                Namespace = c.Namespace.Length == 0 ? run.Options.Namespace : c.Namespace,
                WorkflowId = c.WorkflowId,
                RunId = c.RunId,
                Reason = $"Cancel requested by workflow with run id {run.RunId} with reason: {c.Reason}",
            },
        };
        _ = new CancelExternalMachine(c.Seq, command, run);
    }

    /// <summary>One marker per patch and run, followed by the list of all patches.</summary>
    private void SetPatch(SetPatchMarkerCommand c)
    {
        var inHistory = run.Patches.TryGetValue(c.PatchId, out var hasCommand);
        if (hasCommand)
        {
            return;
        }

        run.Patches[c.PatchId] = true;
        _ = new PatchMachine(c, run);
        var writesList = run.Flags.CanUse(RunFlags.UpsertSearchAttributeOnPatch, live: !run.IsReplaying);
        if (!writesList || (run.IsReplaying && !inHistory))
        {
            return;
        }

        if (PatchMarker.ChangeVersions(run.Patches.Where(static p => p.Value).Select(static p => p.Key)) is { } list)
        {
            UpsertRecorded(list, c);
        }
    }

    private void Upsert(UpsertSearchAttributesCommand c)
    {
        var attributes = c.SearchAttributes;
        if (attributes.IndexedFields.ContainsKey(PatchMarker.SearchAttribute))
        {
            // That attribute belongs to the engine; the command stays so that history keeps its shape.
            attributes = new SearchAttributes();
        }

        foreach (var (name, value) in attributes.IndexedFields)
        {
            run.SearchAttributes[name] = value;
        }

        UpsertRecorded(attributes, c);
    }

    private void UpsertRecorded(SearchAttributes attributes, InstanceCommand origin) =>
        Record("UPSERT_WORKFLOW_SEARCH_ATTRIBUTES", EventType.UpsertWorkflowSearchAttributes, new Command
        {
            CommandType = CommandType.UpsertWorkflowSearchAttributes,
            UserMetadata = origin.UserMetadata,
            UpsertWorkflowSearchAttributesCommandAttributes = new() { SearchAttributes = attributes },
        });

    private void Respond(UpdateResponseCommand c)
    {
        if (!run.Updates.TryGetValue(c.ProtocolInstanceId, out var update))
        {
            throw NondeterminismException.BadCommand(
                "PROTOCOL_MESSAGE", $"no update with protocol instance id '{c.ProtocolInstanceId}' is running");
        }

        update.Respond(c);
        if (update.WasRejected)
        {
            run.Forget(update);
        }
    }

    private void Close(InstanceCommand command)
    {
        run.IsClosing = true;
        run.LocalActivities.CloseAll();
        var (name, answer, proto) = ClosingCommand.Create(command, run);
        Record(name, answer, proto);
    }

    private void Record(string name, EventType answer, Command command) =>
        _ = new RecordOnlyMachine(name, answer, command, run);
}
