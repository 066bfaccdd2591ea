using Aios.Temporal.Api.Common.V1;
using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Api.Failure.V1;
using Aios.Temporal.Api.History.V1;
using Google.Protobuf.WellKnownTypes;

namespace Aios.Temporal.Testing.Histories;

/// <summary>
/// Writes a workflow history as one sentence, for replay tests without a server:
/// <c>HistoryBuilder.Started().WorkflowTask().TimerStarted("1").TimerFired("1").WorkflowTask().WorkflowCompleted()</c>.
/// Event ids, times (one second apart) and references between events are filled in.
/// </summary>
public sealed partial class HistoryBuilder
{
    /// <summary>Run id of every built history.</summary>
    public const string RunId = "3810360e-65c1-4501-bd4a-6b603be62c63";

    private static readonly DateTime FirstEventTime = new(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly List<HistoryEvent> events = [];
    private readonly Dictionary<(string Kind, string Id), long> eventIds = [];

    private HistoryBuilder()
    {
    }

    /// <summary>Id of the last event, 0 if there is none.</summary>
    public long LastEventId => events.Count;

    /// <summary>Begins a history with its started event.</summary>
    /// <param name="workflowType">Name of the workflow.</param>
    /// <param name="configure">Changes the attributes of the event.</param>
    /// <returns>A new builder.</returns>
    public static HistoryBuilder Started(
        string workflowType = "TestWorkflow", Action<WorkflowExecutionStartedEventAttributes>? configure = null)
    {
        var started = new WorkflowExecutionStartedEventAttributes
        {
            WorkflowType = new() { Name = workflowType },
            TaskQueue = new() { Name = "test-queue" },
            WorkflowTaskTimeout = Duration.FromTimeSpan(TimeSpan.FromSeconds(10)),
            OriginalExecutionRunId = RunId,
            FirstExecutionRunId = RunId,
            Attempt = 1,
        };
        configure?.Invoke(started);
        return new HistoryBuilder().Add(new HistoryEvent
        {
            EventType = EventType.WorkflowExecutionStarted,
            WorkflowExecutionStartedEventAttributes = started,
        });
    }

    /// <summary>The history so far.</summary>
    /// <returns>A copy.</returns>
    public History Build() => new() { Events = { events.Select(e => e.Clone()) } };

    /// <summary>Adds any event; id and time are filled in.</summary>
    /// <param name="e">The event with type and attributes.</param>
    /// <returns>This builder.</returns>
    public HistoryBuilder Add(HistoryEvent e)
    {
        ArgumentNullException.ThrowIfNull(e);
        e.EventId = events.Count + 1;
        e.EventTime ??= Timestamp.FromDateTime(FirstEventTime.AddSeconds(events.Count));
        events.Add(e);
        return this;
    }

    /// <summary>A signal arrives.</summary>
    /// <param name="name">Name of the signal.</param>
    /// <param name="input">Argument, none if null.</param>
    /// <returns>This builder.</returns>
    public HistoryBuilder Signaled(string name, Payload? input = null) => Add(new HistoryEvent
    {
        EventType = EventType.WorkflowExecutionSignaled,
        WorkflowExecutionSignaledEventAttributes = new() { SignalName = name, Input = List(input) },
    });

    /// <summary>Someone asks to cancel the workflow.</summary>
    /// <param name="reason">Reason given.</param>
    /// <returns>This builder.</returns>
    public HistoryBuilder CancelRequested(string reason = "") => Add(new HistoryEvent
    {
        EventType = EventType.WorkflowExecutionCancelRequested,
        WorkflowExecutionCancelRequestedEventAttributes = new() { Cause = reason },
    });

    /// <summary>The workflow completes.</summary>
    /// <param name="result">Its result, none if null.</param>
    /// <returns>This builder.</returns>
    public HistoryBuilder WorkflowCompleted(Payload? result = null) => Add(new HistoryEvent
    {
        EventType = EventType.WorkflowExecutionCompleted,
        WorkflowExecutionCompletedEventAttributes = new() { Result = List(result) },
    });

    /// <summary>The workflow fails.</summary>
    /// <param name="message">Text of the failure.</param>
    /// <returns>This builder.</returns>
    public HistoryBuilder WorkflowFailed(string message = "failed") => Add(new HistoryEvent
    {
        EventType = EventType.WorkflowExecutionFailed,
        WorkflowExecutionFailedEventAttributes = new() { Failure = ApplicationFailure(message) },
    });

    /// <summary>The workflow ends as cancelled.</summary>
    /// <returns>This builder.</returns>
    public HistoryBuilder WorkflowCanceled() => Add(new HistoryEvent
    {
        EventType = EventType.WorkflowExecutionCanceled,
        WorkflowExecutionCanceledEventAttributes = new(),
    });

    /// <summary>The workflow continues as a new run.</summary>
    /// <returns>This builder.</returns>
    public HistoryBuilder WorkflowContinuedAsNew() => Add(new HistoryEvent
    {
        EventType = EventType.WorkflowExecutionContinuedAsNew,
        WorkflowExecutionContinuedAsNewEventAttributes = new() { NewExecutionRunId = "next-run" },
    });

    /// <summary>Someone terminates the workflow.</summary>
    /// <returns>This builder.</returns>
    public HistoryBuilder WorkflowTerminated() => Add(new HistoryEvent
    {
        EventType = EventType.WorkflowExecutionTerminated,
        WorkflowExecutionTerminatedEventAttributes = new(),
    });

    /// <summary>The workflow exceeds its time-out.</summary>
    /// <returns>This builder.</returns>
    public HistoryBuilder WorkflowTimedOut() => Add(new HistoryEvent
    {
        EventType = EventType.WorkflowExecutionTimedOut,
        WorkflowExecutionTimedOutEventAttributes = new(),
    });

    private static Payloads? List(Payload? payload) => payload is null ? null : new Payloads { Payloads_ = { payload } };

    private static Failure ApplicationFailure(string message) =>
        new() { Message = message, ApplicationFailureInfo = new() { Type = "TestFailure" } };

    /// <summary>Remembers the event that was just added under an id, for events that refer to it.</summary>
    private HistoryBuilder Named(string kind, string id)
    {
        eventIds[(kind, id)] = LastEventId;
        return this;
    }

    private long IdOf(string kind, string id) => eventIds.TryGetValue((kind, id), out var eventId)
        ? eventId
        : throw new ArgumentException($"The history has no {kind} '{id}' to refer to; add it first.", nameof(id));
}
