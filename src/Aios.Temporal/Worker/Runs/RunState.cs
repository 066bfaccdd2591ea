using Aios.Temporal.Api.Command.V1;
using Aios.Temporal.Api.Common.V1;

using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Api.History.V1;
using Aios.Temporal.Api.Protocol.V1;
using Aios.Temporal.Common;
using Aios.Temporal.Worker.Activations;
using Aios.Temporal.Worker.History;
using Aios.Temporal.Worker.Machines;

namespace Aios.Temporal.Worker.Runs;

/// <summary>Everything that is remembered about a run between inputs (protocol section 4.1), and the effects of machines on it.</summary>
internal sealed class RunState(WorkflowRunEngineOptions options) : IMachineEffects
{
    private readonly Queue<PendingCommand> newCommands = [];
    private readonly List<Message> outbox = [];
    private readonly Queue<(ResolveActivity Job, DateTime? CompleteTime)> localResolutions = [];
    private List<ActivationJob> pendingJobs = [];

    public WorkflowRunEngineOptions Options { get; } = options;

    public RunFlags Flags { get; } = new(options.SdkMetadataSupported, options.SdkName, options.SdkVersion);

    public HistoryBuffer History { get; } = new();

    public LocalActivityBook LocalActivities { get; } = new();

    public string WorkflowId { get; set; } = "";

    public string RunId { get; set; } = "";

    public string WorkflowType { get; set; } = "";

    /// <summary>Attributes of the started event; null until it was applied.</summary>
    public WorkflowExecutionStartedEventAttributes? Started { get; set; }

    public Dictionary<string, Payload> SearchAttributes { get; } = [];

    public long LastProcessedEventId { get; set; }

    /// <summary>Started event of the task being worked on, or of the last handled one.</summary>
    public long CurrentStartedEventId { get; set; }

    /// <summary>Started event that ends the sequence being applied.</summary>
    public long NextStartedEventId { get; set; }

    /// <summary>Started event of the last completed task: what lies before was seen by user code already.</summary>
    public long PreviousStartedEventId { get; set; }

    public bool IsReplaying { get; set; }

    /// <summary>No sequence follows the one being applied.</summary>
    public bool InFinalSequence { get; set; }

    public bool SeenTerminalEvent { get; set; }

    /// <summary>User code has issued a closing command.</summary>
    public bool IsClosing { get; set; }

    /// <summary>Workflow time, UTC.</summary>
    public DateTime CurrentTime { get; private set; } = DateTime.UnixEpoch;

    /// <summary>Real time of the current input, UTC.</summary>
    public DateTime Now { get; set; }

    public WorkflowTaskStartedEventAttributes? LastTaskStarted { get; set; }

    public Aios.Temporal.Api.Deployment.V1.WorkerDeploymentVersion? DeploymentVersion { get; set; }

    public Dictionary<long, Machine> ByEventId { get; } = [];

    public MachineIndex<TimerMachine> Timers { get; } = new();

    public MachineIndex<ActivityMachine> Activities { get; } = new();

    public MachineIndex<LocalActivityMachine> LocalActivityMachines { get; } = new();

    public MachineIndex<ChildWorkflowMachine> Children { get; } = new();

    public MachineIndex<SignalExternalMachine> Signals { get; } = new();

    /// <summary>Running updates by protocol instance id.</summary>
    public Dictionary<string, UpdateMachine> Updates { get; } = new(StringComparer.Ordinal);

    /// <summary>Prepared commands, oldest first.</summary>
    public Queue<PendingCommand> Commands { get; private set; } = [];

    public List<Message> IncomingMessages { get; } = [];

    /// <summary>Patch id to: has a command been made for it?</summary>
    public Dictionary<string, bool> Patches { get; } = new(StringComparer.Ordinal);

    public bool HasPendingJobs => pendingJobs.Count > 0 || localResolutions.Count > 0;

    public bool ChecksIdsAndTypes => Flags.CanUse(RunFlags.IdAndTypeChecks, live: InFinalSequence);

    public void AddJob(ActivationJob job) => pendingJobs.Add(job);

    public void AddLocalResolution(ResolveActivity job, DateTime? completeTime) =>
        localResolutions.Enqueue((job, completeTime));

    /// <summary>
    /// Jobs for the next activation, sorted. Outcomes of local activities come last and one at a time: history does not
    /// tell which of them were delivered together, so anything else could be told apart in replay.
    /// </summary>
    public IReadOnlyList<ActivationJob> TakeJobs()
    {
        if (pendingJobs.Count == 0)
        {
            var (job, completeTime) = localResolutions.Dequeue();
            AdvanceTime(completeTime ?? CurrentTime);
            return [job];
        }

        var jobs = JobOrder.Sort(pendingJobs);
        pendingJobs = [];
        return jobs;
    }

    public void AddCommand(Machine machine, Command command) => newCommands.Enqueue(new PendingCommand(machine, command));

    public void AddMessage(Message message)
    {
        // The server knows the answers of replayed tasks; only the commands are needed, to match events.
        if (!IsReplaying)
        {
            outbox.Add(message);
        }
    }

    public IReadOnlyList<Message> TakeMessages()
    {
        Message[] messages = [.. outbox];
        outbox.Clear();
        return messages;
    }

    public void AddEngineCancel(RequestCancelExternalWorkflowExecutionCommandAttributes attributes)
    {
        var command = new Command
        {
            CommandType = CommandType.RequestCancelExternalWorkflowExecution,
            RequestCancelExternalWorkflowExecutionCommandAttributes = attributes,
        };
        _ = new CancelExternalMachine(seq: null, command, this);
    }

    public void AdvanceTime(DateTime time) => CurrentTime = time > CurrentTime ? time : CurrentTime;

    public void RunLocalActivity(LocalActivityTask task) => LocalActivities.Enqueue(task);

    public void StopLocalActivity(LocalActivityMachine machine)
    {
        if (LocalActivities.TakeKnown(machine.Seq) is { } marker)
        {
            machine.ResolveFromMarker(marker);
        }
        else if (LocalActivities.RemoveQueued(machine.Seq))
        {
            machine.ResolveCancelledBeforeRun();
        }
        else
        {
            LocalActivities.RequestCancel(machine.Seq);
        }
    }

    public void ForgetLocalActivity(uint seq) => LocalActivities.Forget(seq);

    public void WorkflowTaskStarted(long startedEventId, DateTime time)
    {
        CurrentStartedEventId = startedEventId;
        AdvanceTime(time);
        if (IsReplaying || Options.ReplayOnly)
        {
            return;
        }

        foreach (var machine in LocalActivityMachines.All)
        {
            if (machine.WaitsForMarker)
            {
                machine.OnLiveTaskStarted();
            }
        }
    }

    public void RunReset(string newRunId) => AddJob(new UpdateRandomSeed(RandomnessSeed.FromRunId(newRunId)));

    /// <summary>Applies outcomes found by look-ahead, in history's order, as far as their activities are scheduled.</summary>
    public void ApplyKnownLocalActivities()
    {
        while (LocalActivities.NextKnown() is { } marker && LocalActivityMachines.Peek(marker.Seq) is { } machine)
        {
            LocalActivities.TakeKnown(marker.Seq);
            machine.ResolveFromMarker(marker);
        }
    }

    /// <summary>
    /// Moves new commands to the prepared ones and drops what was cancelled before it was sent, also from earlier
    /// rounds of the same workflow task.
    /// </summary>
    public void PrepareCommands()
    {
        if (Commands.Any(static c => c.Machine.CancelledBeforeSent))
        {
            Commands = new Queue<PendingCommand>(Commands.Where(c => !DropIfCancelled(c)));
        }

        while (newCommands.TryDequeue(out var command))
        {
            if (!DropIfCancelled(command))
            {
                command.Machine.OnCommandPrepared();
                Commands.Enqueue(command);
            }
        }
    }

    /// <summary>No event will come for it any more.</summary>
    public void Forget(Machine machine)
    {
        switch (machine)
        {
            case TimerMachine timer:
                Timers.Remove(timer.Seq);
                break;
            case ActivityMachine activity:
                Activities.Remove(activity.Seq);
                break;
            case LocalActivityMachine local:
                LocalActivityMachines.Remove(local.Seq);
                break;
            case ChildWorkflowMachine child:
                Children.Remove(child.Seq);
                break;
            case SignalExternalMachine signal:
                Signals.Remove(signal.Seq);
                break;
            case UpdateMachine update:
                Updates.Remove(update.ProtocolInstanceId);
                break;
        }
    }

    /// <summary>
    /// The server threw the speculative task away: its scheduled and started events never existed
    /// (protocol section 3.7, response).
    /// </summary>
    public void ForgetSpeculativeTask(long lastStartedEventId)
    {
        const int discardedEvents = 2;
        CurrentStartedEventId = lastStartedEventId;
        LastProcessedEventId -= discardedEvents;
        foreach (var id in ByEventId.Keys.Where(id => id > LastProcessedEventId).ToArray())
        {
            ByEventId.Remove(id);
        }
    }

    private bool DropIfCancelled(PendingCommand command)
    {
        if (!command.Machine.CancelledBeforeSent)
        {
            return false;
        }

        Forget(command.Machine);
        return true;
    }
}
