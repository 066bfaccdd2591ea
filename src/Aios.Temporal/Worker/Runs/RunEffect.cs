using Aios.Temporal.Api.Command.V1;
using Aios.Temporal.Api.WorkflowService.V1;
using Aios.Temporal.Worker.Activations;
using Google.Protobuf;
using ActivityCancellation = Aios.Temporal.Workflows.ActivityCancellationType;

namespace Aios.Temporal.Worker.Runs;

/// <summary>
/// What the pure run engine wants done next. The run loop performs effects in order and feeds every outcome back as an
/// input; the engine itself never waits, reads a clock or does I/O.
/// </summary>
internal abstract record RunEffect
{
    /// <summary>Run this activation, then feed <see cref="IWorkflowRunEngine.OnActivationCompleted"/>.</summary>
    internal sealed record Activate(WorkflowActivation Activation) : RunEffect;

    /// <summary>
    /// Fetch history: the given page, or from event 1 when <paramref name="NextPageToken"/> is empty. Feed
    /// <see cref="IWorkflowRunEngine.OnHistoryPage"/> or <see cref="IWorkflowRunEngine.OnHistoryFetchFailed"/>.
    /// </summary>
    internal sealed record FetchHistory(ByteString NextPageToken) : RunEffect;

    /// <summary>Run (with in-process retries) and feed <see cref="IWorkflowRunEngine.OnLocalActivityResolved"/>.</summary>
    internal sealed record ExecuteLocalActivity(LocalActivityTask Task) : RunEffect;

    /// <summary>Cancel the token of a running local activity; its result is still fed back.</summary>
    internal sealed record CancelLocalActivity(uint Seq) : RunEffect;

    /// <summary>Feed <see cref="IWorkflowRunEngine.OnHeartbeatDue"/> after this long; replaces an earlier timer.</summary>
    internal sealed record StartHeartbeatTimer(TimeSpan Due) : RunEffect;

    internal sealed record StopHeartbeatTimer : RunEffect;

    /// <summary>
    /// Report the workflow task as completed. The engine fills token, commands, messages, flags, query results and
    /// force_create; the run loop adds namespace, identity, sticky and deployment fields. Feed
    /// <see cref="IWorkflowRunEngine.OnTaskCompleted"/> or <see cref="IWorkflowRunEngine.OnReportFailed"/>.
    /// </summary>
    internal sealed record CompleteTask(RespondWorkflowTaskCompletedRequest Request) : RunEffect;

    /// <summary>
    /// Report the workflow task as failed. The engine already applied the rule "only attempt 1 is reported". Ends the
    /// task: no outcome is fed back, a refusal is only worth a log line.
    /// </summary>
    internal sealed record FailTask(RespondWorkflowTaskFailedRequest Request) : RunEffect;

    /// <summary>Answer a legacy query. Ends the task: no outcome is fed back, a refusal is only worth a log line.</summary>
    internal sealed record AnswerQuery(RespondQueryTaskCompletedRequest Request) : RunEffect;

    /// <summary>The current task (if any) is finished without an answer: its slot is free.</summary>
    internal sealed record TaskFinished : RunEffect;

    /// <summary>
    /// Drop engine and instance from the cache after the effects before this one, cancel the local activities that
    /// still run and ignore their results. This engine is never used again.
    /// </summary>
    internal sealed record Evict(string Reason) : RunEffect
    {
        /// <summary>Tasks that this engine did not handle: feed them, in order, to a new engine of the same run.</summary>
        public IReadOnlyList<PollWorkflowTaskQueueResponse> UnhandledTasks { get; init; } = [];
    }
}

/// <summary>A local activity to execute. Time-outs and retry policy are in <paramref name="Attributes"/>.</summary>
internal sealed record LocalActivityTask(
    uint Seq,
    ScheduleActivityTaskCommandAttributes Attributes,
    int Attempt,
    DateTime OriginalScheduleTime,
    TimeSpan LocalRetryThreshold,
    ActivityCancellation CancellationType);

/// <summary>
/// Outcome of a local activity after its in-process retries. Failures are those of the activity itself (application,
/// cancelled, or time-out with the message "Activity timed out"); the engine wraps them. <paramref name="RunTime"/> is real time since it was
/// scheduled; <paramref name="Attempts"/> counts attempts made by this worker since the schedule.
/// </summary>
internal sealed record LocalActivityResult(
    uint Seq,
    ActivityResolution Resolution,
    int LastAttempt,
    int Attempts,
    TimeSpan RunTime)
{
    /// <summary>With <see cref="ActivityResolution.Backoff"/>: why the last attempt failed; kept in the marker.</summary>
    public Aios.Temporal.Api.Failure.V1.Failure? LastFailure { get; init; }
}
