using Aios.Temporal.Api.Common.V1;
using Aios.Temporal.Converters;
using RetryPolicy = Aios.Temporal.Common.RetryPolicy;
using Priority = Aios.Temporal.Common.Priority;

namespace Aios.Temporal.Activities;

/// <summary>Facts about the running activity attempt.</summary>
/// <param name="ActivityId">Id within the workflow.</param>
/// <param name="ActivityType">Type name.</param>
/// <param name="Attempt">Attempt number, from 1.</param>
/// <param name="CurrentAttemptScheduledTime">When this attempt was scheduled (UTC).</param>
/// <param name="DataConverter">Converter bound to this activity.</param>
/// <param name="HeartbeatDetails">Still encoded details of the last heartbeat of an earlier attempt.</param>
/// <param name="HeartbeatTimeout">Longest allowed time between heartbeats, null if none is set.</param>
/// <param name="IsLocal">Whether this is a local activity.</param>
/// <param name="Namespace">Namespace the activity runs in.</param>
/// <param name="Priority">Priority; the default one if none was given.</param>
/// <param name="RetryPolicy">Policy the server retries with, null if unknown.</param>
/// <param name="ScheduleToCloseTimeout">Limit for all attempts together, null if none.</param>
/// <param name="ScheduledTime">When the first attempt was scheduled (UTC).</param>
/// <param name="StartToCloseTimeout">Limit for one attempt, null if none.</param>
/// <param name="StartedTime">When this attempt started (UTC).</param>
/// <param name="TaskQueue">Queue the task came from.</param>
/// <param name="TaskToken">Token for asynchronous completion; empty for local activities.</param>
/// <param name="WorkflowId">Workflow that scheduled it, null if none.</param>
/// <param name="WorkflowNamespace">Namespace of that workflow, null if none.</param>
/// <param name="WorkflowRunId">Run of that workflow, null if none.</param>
/// <param name="WorkflowType">Type of that workflow, null if none.</param>
public record ActivityInfo(
    string ActivityId,
    string ActivityType,
    int Attempt,
    DateTime CurrentAttemptScheduledTime,
    DataConverter DataConverter,
    IReadOnlyCollection<Payload> HeartbeatDetails,
    TimeSpan? HeartbeatTimeout,
    bool IsLocal,
    string Namespace,
    Priority Priority,
    RetryPolicy? RetryPolicy,
    TimeSpan? ScheduleToCloseTimeout,
    DateTime ScheduledTime,
    TimeSpan? StartToCloseTimeout,
    DateTime StartedTime,
    string TaskQueue,
    byte[] TaskToken,
    string? WorkflowId,
    string? WorkflowNamespace,
    string? WorkflowRunId,
    string? WorkflowType)
{
    /// <summary>Whether a workflow scheduled this activity.</summary>
    public bool IsWorkflowActivity => WorkflowId is not null;

    /// <summary>Decodes one detail of the last heartbeat of an earlier attempt.</summary>
    /// <typeparam name="T">Type to convert to.</typeparam>
    /// <param name="index">Position in <see cref="HeartbeatDetails"/>.</param>
    /// <returns>The value.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such detail.</exception>
    public async Task<T> HeartbeatDetailAtAsync<T>(int index)
    {
        if (index < 0 || index >= HeartbeatDetails.Count)
        {
            throw new ArgumentOutOfRangeException(
                nameof(index), index, $"The last heartbeat has {HeartbeatDetails.Count} details; check HeartbeatDetails.Count first");
        }

        return (await DataConverter.ToValueAsync<T>(HeartbeatDetails.ElementAt(index)).ConfigureAwait(false))!;
    }
}
