using Aios.Temporal.Api.Command.V1;
using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Api.History.V1;
using Aios.Temporal.Worker.Activations;
using Aios.Temporal.Workflows;
using static Aios.Temporal.Worker.Machines.ChildWorkflowMachine.ChildState;
using static Aios.Temporal.Worker.Machines.ChildWorkflowMachine.Input;

namespace Aios.Temporal.Worker.Machines;

/// <summary>
/// A child workflow (protocol section 4.8.4). A cancel after the start was recorded is sent as an external cancel of
/// the child, made by the engine. Abandon and TryCancel resolve at once and ignore everything that comes later.
/// </summary>
internal sealed class ChildWorkflowMachine : Machine<ChildWorkflowMachine.ChildState, ChildWorkflowMachine.Input>
{
    internal static readonly TransitionTable<ChildState, Input> Table = new(
        "child workflow",
        (Created, Schedule, StartCommandCreated),
        (StartCommandCreated, CommandPrepared, StartCommandCreated),
        (StartCommandCreated, Cancel, Cancelled),
        (StartCommandCreated, StartInitiated, StartEventRecorded),
        (StartEventRecorded, ChildStarted, Started),
        (StartEventRecorded, ChildStartFailed, StartFailed),
        (StartEventRecorded, Cancel, StartEventRecorded),
        (StartEventRecorded, CancelNow, Cancelled),
        (Started, ChildCompleted, Completed),
        (Started, ChildFailed, Failed),
        (Started, ChildTimedOut, TimedOut),
        (Started, ChildCanceled, Cancelled),
        (Started, ChildTerminated, Terminated),
        (Started, Cancel, Started),
        (Started, CancelNow, Cancelled),
        (Cancelled, ChildStarted, Cancelled),
        (Cancelled, ChildStartFailed, Cancelled),
        (Cancelled, ChildCompleted, Cancelled),
        (Cancelled, ChildFailed, Cancelled),
        (Cancelled, ChildTimedOut, Cancelled),
        (Cancelled, ChildCanceled, Cancelled),
        (Cancelled, ChildTerminated, Cancelled));

    private readonly IMachineEffects effects;
    private readonly StartChildWorkflowCommand start;
    private readonly ChildWorkflowFailures failures;

    public ChildWorkflowMachine(StartChildWorkflowCommand start, IMachineEffects effects) : base(Table, Created)
    {
        this.start = start;
        this.effects = effects;
        failures = new ChildWorkflowFailures(
            start.Attributes.Namespace, start.Attributes.WorkflowId, start.Attributes.WorkflowType);
        Move(Schedule);
        effects.AddCommand(this, new Command
        {
            CommandType = CommandType.StartChildWorkflowExecution,
            UserMetadata = start.UserMetadata,
            StartChildWorkflowExecutionCommandAttributes = start.Attributes,
        });
    }

    internal enum ChildState
    {
        Created,
        StartCommandCreated,
        StartEventRecorded,
        Started,
        StartFailed,
        Completed,
        Failed,
        TimedOut,
        Terminated,
        Cancelled,
    }

    internal enum Input
    {
        Schedule,
        CommandPrepared,
        Cancel,
        CancelNow,
        StartInitiated,
        ChildStarted,
        ChildStartFailed,
        ChildCompleted,
        ChildFailed,
        ChildTimedOut,
        ChildCanceled,
        ChildTerminated,
    }

    public uint Seq => start.Seq;

    public override string Subject =>
        $"child workflow '{start.Attributes.WorkflowType.Name}' with id '{start.Attributes.WorkflowId}'";

    public override string CommandName => "START_CHILD_WORKFLOW_EXECUTION";

    /// <summary>A cancelled child may still send events, so Cancelled is not final for finding the machine.</summary>
    public override bool IsFinal => State is StartFailed or Completed or Failed or TimedOut or Terminated;

    public void RequestCancel(string reason)
    {
        if (IsFinal || Is(Cancelled))
        {
            return;
        }

        if (Is(StartCommandCreated))
        {
            CancelledBeforeSent = true;
            Move(Cancel);
            effects.AddJob(new ResolveChildWorkflowStart(
                Seq,
                new ChildWorkflowStartResolution.Cancelled(failures.CancelledBeforeScheduled(reason))));
            return;
        }

        var type = start.CancellationType;
        var resolvesNow = type is ChildWorkflowCancellationType.Abandon or ChildWorkflowCancellationType.TryCancel;
        Move(resolvesNow ? CancelNow : Cancel);
        if (type is not ChildWorkflowCancellationType.Abandon)
        {
            effects.AddEngineCancel(new RequestCancelExternalWorkflowExecutionCommandAttributes
            {
                Namespace = start.Attributes.Namespace,
                WorkflowId = start.Attributes.WorkflowId,
                RunId = failures.RunId,
                ChildWorkflowOnly = true,
                Reason = reason,
            });
        }

        if (resolvesNow)
        {
            Resolve(new ChildWorkflowResolution.Cancelled(failures.Cancelled()));
        }
    }

    public override void OnCommandPrepared() => Move(CommandPrepared);

    public override void OnEvent(HistoryEvent e)
    {
        // Whatever follows a cancel that was resolved at once has no listener.
        var silent = Is(Cancelled);
        var resolution = e.EventType switch
        {
            EventType.StartChildWorkflowExecutionInitiated => OnInitiated(e),
            EventType.ChildWorkflowExecutionStarted => OnStarted(e, silent),
            EventType.StartChildWorkflowExecutionFailed => OnStartFailed(e, silent),
            EventType.ChildWorkflowExecutionCompleted => Close(ChildCompleted, e, new ChildWorkflowResolution.Completed(
                SinglePayload.Of(e.ChildWorkflowExecutionCompletedEventAttributes.Result, e))),
            EventType.ChildWorkflowExecutionFailed => Close(ChildFailed, e, new ChildWorkflowResolution.Failed(
                failures.Failed(e.ChildWorkflowExecutionFailedEventAttributes))),
            EventType.ChildWorkflowExecutionTimedOut => Close(ChildTimedOut, e, new ChildWorkflowResolution.Failed(
                failures.TimedOut(e.ChildWorkflowExecutionTimedOutEventAttributes.RetryState))),
            EventType.ChildWorkflowExecutionCanceled => Close(ChildCanceled, e, new ChildWorkflowResolution.Cancelled(
                failures.Cancelled())),
            EventType.ChildWorkflowExecutionTerminated => Close(ChildTerminated, e, new ChildWorkflowResolution.Failed(
                failures.Terminated())),
            _ => throw Illegal(e),
        };
        if (resolution is not null && !silent)
        {
            Resolve(resolution);
        }
    }

    private ChildWorkflowResolution? OnInitiated(HistoryEvent e)
    {
        Move(StartInitiated, e);
        failures.InitiatedEventId = e.EventId;
        if (effects.ChecksIdsAndTypes)
        {
            var recorded = e.StartChildWorkflowExecutionInitiatedEventAttributes;
            Check(e, "workflow id", recorded.WorkflowId, start.Attributes.WorkflowId);
            Check(e, "workflow type", recorded.WorkflowType?.Name ?? "", start.Attributes.WorkflowType.Name);
        }

        return null;
    }

    private ChildWorkflowResolution? OnStarted(HistoryEvent e, bool silent)
    {
        Move(ChildStarted, e);
        failures.StartedEventId = e.EventId;
        failures.RunId = e.ChildWorkflowExecutionStartedEventAttributes.WorkflowExecution?.RunId ?? "";
        if (!silent)
        {
            effects.AddJob(new ResolveChildWorkflowStart(
                Seq, new ChildWorkflowStartResolution.Succeeded(failures.RunId)));
        }

        return null;
    }

    private ChildWorkflowResolution? OnStartFailed(HistoryEvent e, bool silent)
    {
        Move(ChildStartFailed, e);
        if (!silent)
        {
            effects.AddJob(new ResolveChildWorkflowStart(start.Seq, new ChildWorkflowStartResolution.Failed(
                start.Attributes.WorkflowId,
                start.Attributes.WorkflowType.Name,
                e.StartChildWorkflowExecutionFailedEventAttributes.Cause)));
        }

        return null;
    }

    private ChildWorkflowResolution Close(Input input, HistoryEvent e, ChildWorkflowResolution resolution)
    {
        Move(input, e);
        return resolution;
    }

    private void Resolve(ChildWorkflowResolution resolution) =>
        effects.AddJob(new ResolveChildWorkflow(Seq, resolution));

    private void Check(HistoryEvent e, string what, string recorded, string made)
    {
        if (recorded != made)
        {
            throw NondeterminismException.Mismatch(this, e, what, recorded, made);
        }
    }
}
