using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Api.History.V1;
using Aios.Temporal.Server.Engine.State;
using Aios.Temporal.Server.Engine.WorkflowTasks;
using Google.Protobuf.WellKnownTypes;

namespace Aios.Temporal.Server.Engine;

/// <summary>
/// One atomic change of one run: a working copy of its state, the events it adds and the effects that follow. Pure: time
/// and ids are arguments, nothing is written until the caller commits, and an exception leaves the original untouched.
/// </summary>
internal sealed class Transition
{
    /// <summary>Id of an event that waits in the buffer (server semantics 3.4).</summary>
    public const long BufferedEventId = -123;

    private bool needsWorkflowTask;
    private bool ignoreBackoff;
    private bool attemptsReset;

    private Transition(RunState state, DateTime now, EngineLimits limits, IIdSource ids)
    {
        State = state;
        Now = now;
        Limits = limits;
        Ids = ids;
        Time = Timestamp.FromDateTime(now);
    }

    public RunState State { get; }

    /// <summary>UTC; virtual when time is skipped.</summary>
    public DateTime Now { get; }

    public Timestamp Time { get; }

    public EngineLimits Limits { get; }

    public IIdSource Ids { get; }

    /// <summary>Events with their final ids, in order.</summary>
    public List<HistoryEvent> Events { get; } = [];

    public List<RunEffect> Effects { get; } = [];

    /// <summary>The run that continues this one (continue-as-new, retry, cron), created in the same commit.</summary>
    public Transition? Successor { get; set; }

    public bool IsOpen => State.Status is WorkflowExecutionStatus.Running or WorkflowExecutionStatus.Paused;

    public bool HasStartedWorkflowTask => State.WorkflowTask is { StartedEventId: not 0 };

    /// <summary>Something other than memory changed, so that a commit is owed.</summary>
    public bool IsPersistent { get; private set; }

    public static Transition Of(RunState state, DateTime now, EngineLimits limits, IIdSource ids) =>
        new(state.Clone(), now, limits, ids);

    /// <summary>For a run that does not exist yet: takes the state as it is.</summary>
    public static Transition OfNew(RunState state, DateTime now, EngineLimits limits, IIdSource ids) =>
        new(state, now, limits, ids) { IsPersistent = true };

    public HistoryEvent NewEvent(EventType type) => new() { EventType = type, EventTime = Time };

    /// <summary>Writes the event now.</summary>
    public HistoryEvent Append(HistoryEvent happened)
    {
        this.MaterializeSpeculativeTask();
        return AppendDirectly(happened);
    }

    /// <summary>As <see cref="Append"/>, for the events of a workflow task itself.</summary>
    public HistoryEvent AppendDirectly(HistoryEvent happened)
    {
        happened.EventId = State.NextEventId++;
        happened.TaskId = happened.EventId;
        State.HistorySizeBytes += happened.CalculateSize();
        Events.Add(happened);
        IsPersistent = true;
        return happened;
    }

    /// <summary>Writes the event, or keeps it back while a worker works on a task that has not seen it.</summary>
    public void AppendOrBuffer(HistoryEvent happened)
    {
        this.MaterializeSpeculativeTask();
        if (HasStartedWorkflowTask)
        {
            happened.EventId = BufferedEventId;
            State.BufferedEvents.Add(happened);
            IsPersistent = true;
        }
        else
        {
            AppendDirectly(happened);
        }
    }

    /// <summary>State changed without an event (heartbeat, retry, options).</summary>
    public void MarkChanged() => IsPersistent = true;

    /// <summary>A worker must look at the run; done at the end of the transition unless a task is pending already.</summary>
    /// <param name="evenInBackoff">Cancel requests and updates do not wait for a delayed first task.</param>
    public void RequestWorkflowTask(bool evenInBackoff = false)
    {
        needsWorkflowTask = true;
        ignoreBackoff |= evenInBackoff;
    }

    /// <summary>Ends the transition: flushes the buffer, schedules the workflow task that is due, counts the step.</summary>
    public Transition Finish()
    {
        if (IsOpen)
        {
            FlushBuffer();
            if (needsWorkflowTask && State.WorkflowTask is null && State.Pause is null && !IsInBackoff())
            {
                if (attemptsReset)
                {
                    State.WorkflowTaskAttempt = 1;
                }

                this.ScheduleWorkflowTask();
            }
        }

        if (IsPersistent)
        {
            State.StateTransitionCount++;
        }

        return this;
    }

    /// <summary>Moves buffered events into history if no worker is in the middle of a task.</summary>
    public void FlushBuffer()
    {
        if (State.BufferedEvents.Count == 0 || HasStartedWorkflowTask)
        {
            return;
        }

        foreach (var happened in BufferOrder.Sort(State.BufferedEvents))
        {
            AppendDirectly(happened);
        }

        BufferOrder.LinkStartedEvents(Events);
        foreach (var happened in Events.Where(happened => happened.EventType == EventType.ChildWorkflowExecutionStarted))
        {
            if (State.Children.TryGetValue(happened.ChildWorkflowExecutionStartedEventAttributes.InitiatedEventId, out var child))
            {
                child.StartedEventId = happened.EventId;
            }
        }

        State.BufferedEvents.Clear();
        needsWorkflowTask = true;
        attemptsReset = true;
    }

    private bool IsInBackoff() =>
        !ignoreBackoff && State.FirstTaskBackoffUntil is { } until && until.ToDateTime() > Now;
}
