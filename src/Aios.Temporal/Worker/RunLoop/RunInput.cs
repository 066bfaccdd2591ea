using Aios.Temporal.Api.WorkflowService.V1;
using Aios.Temporal.Worker.Runs;
using Aios.Temporal.Worker.Tuning;

namespace Aios.Temporal.Worker.RunLoop;

/// <summary>What may happen to a run from outside while it is cached.</summary>
internal abstract record RunInput
{
    internal sealed record TaskArrived(PollWorkflowTaskQueueResponse Task, SlotLease Lease) : RunInput;

    /// <summary><paramref name="Owner"/> is the engine that asked; results for an evicted one are dropped.</summary>
    internal sealed record LocalActivityResolved(LocalActivityResult Result, IWorkflowRunEngine Owner) : RunInput;

    internal sealed record HeartbeatDue(int TimerNumber) : RunInput;

    internal sealed record EvictRequested(string Reason) : RunInput;

    /// <summary>The worker goes away: give up what is still open without answering.</summary>
    internal sealed record Abandoned : RunInput;
}
