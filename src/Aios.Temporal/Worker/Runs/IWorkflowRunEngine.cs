using Aios.Temporal.Api.WorkflowService.V1;
using Aios.Temporal.Worker.Activations;
using Grpc.Core;

namespace Aios.Temporal.Worker.Runs;

/// <summary>
/// The pure brain of one run (protocol sections 3.4-3.11 and 4): synchronous inputs to ordered effects. Not
/// thread-safe: the run loop feeds one input at a time. <c>now</c> is real UTC time and is used only for deadlines of
/// workflow-task heartbeats and metering, never for workflow time.
/// </summary>
internal interface IWorkflowRunEngine
{
    /// <summary>True while a workflow task, query or activation is outstanding: such a run is not evicted from outside.</summary>
    bool IsBusy { get; }

    /// <summary>True while local activities run.</summary>
    bool HasOutstandingLocalActivities { get; }

    /// <summary>A polled task, or the one that came back in a completion. May arrive while busy: it is buffered.</summary>
    IReadOnlyList<RunEffect> OnWorkflowTask(PollWorkflowTaskQueueResponse task, DateTime now);

    IReadOnlyList<RunEffect> OnHistoryPage(GetWorkflowExecutionHistoryResponse page, DateTime now);

    IReadOnlyList<RunEffect> OnHistoryFetchFailed(Exception error, DateTime now);

    IReadOnlyList<RunEffect> OnActivationCompleted(WorkflowActivationCompletion completion, DateTime now);

    IReadOnlyList<RunEffect> OnLocalActivityResolved(LocalActivityResult result, DateTime now);

    IReadOnlyList<RunEffect> OnHeartbeatDue(DateTime now);

    /// <summary>The server accepted the completion. A task inside the response is handled as a new task of this run.</summary>
    IReadOnlyList<RunEffect> OnTaskCompleted(RespondWorkflowTaskCompletedResponse response, DateTime now);

    /// <summary>A completion was refused (after retries): section 3.9.</summary>
    IReadOnlyList<RunEffect> OnReportFailed(StatusCode code, string message, DateTime now);

    /// <summary>
    /// Cache pressure, shutdown or deadlock: evict now if idle, otherwise as soon as the current task ends. A run that
    /// only waits for local activities counts as busy.
    /// </summary>
    IReadOnlyList<RunEffect> OnEvictRequested(string reason, DateTime now);
}
