using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Api.Update.V1;

namespace Aios.Temporal.Server.Engine;

/// <summary>
/// What must happen after a transition is durable. Everything except the update outcomes can be derived again from the
/// state (<see cref="PendingWork"/>), so losing effects in a crash loses nothing.
/// </summary>
internal abstract record RunEffect
{
    /// <summary>A workflow task waits for a worker on the sticky or the normal queue.</summary>
    internal sealed record DispatchWorkflowTask(
        string TaskQueue, string NormalTaskQueue, bool Sticky, long ScheduledEventId, int Attempt, bool Speculative) : RunEffect;

    /// <summary>An activity attempt waits for a worker.</summary>
    internal sealed record DispatchActivity(string TaskQueue, long ScheduledEventId, int Stamp, int Attempt) : RunEffect;

    /// <summary>Start the child that this event initiated.</summary>
    internal sealed record StartChild(long InitiatedEventId) : RunEffect;

    /// <summary>Deliver the signal that this event initiated.</summary>
    internal sealed record SignalExternal(long InitiatedEventId) : RunEffect;

    /// <summary>Deliver the cancel request that this event initiated.</summary>
    internal sealed record CancelExternal(long InitiatedEventId) : RunEffect;

    /// <summary>The run closed: tell its parent, apply close policies, wake waiters.</summary>
    internal sealed record Closed(WorkflowExecutionStatus Status, bool HasSuccessor) : RunEffect;

    internal sealed record UpdateAccepted(string UpdateId, long EventId) : RunEffect;

    internal sealed record UpdateCompleted(string UpdateId, Outcome Outcome) : RunEffect;

    internal sealed record UpdateRejected(string UpdateId, Outcome Outcome) : RunEffect;
}
