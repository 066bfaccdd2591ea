using Aios.Temporal.Api.WorkflowService.V1;
using Aios.Temporal.Server.Engine.Activities;
using Aios.Temporal.Server.Engine.State;
using Aios.Temporal.Server.Matching;

namespace Aios.Temporal.Server.Runs;

/// <summary>Turns a matched activity into what a worker receives (server semantics 1.6, 5.2).</summary>
internal sealed class ActivityTaskPolls(RunService runs)
{
    /// <summary>Null: the item is stale, take the next one.</summary>
    public async Task<PollActivityTaskQueueResponse?> StartAsync(
        TaskItem.Activity item, string requestId, string identity, CancellationToken cancellationToken)
    {
        using var held = await runs.LockAsync(item.Run.NamespaceId, item.Run.WorkflowId, cancellationToken);
        var run = await runs.FindAsync(item.Run, cancellationToken);
        if (run is null)
        {
            return null;
        }

        var step = runs.Step(run);
        if (!step.TryStartActivity(item.ScheduledEventId, item.Stamp, requestId, identity))
        {
            return null;
        }

        await runs.CommitAsync(run, step.Finish());
        return Response(run, run.State.Activities[item.ScheduledEventId]);
    }

    public static PollActivityTaskQueueResponse Response(LiveRun run, ActivityState activity)
    {
        var attributes = activity.Attributes;
        return new()
        {
            TaskToken = TaskTokens.Activity(run.Key, activity).Encode(),
            WorkflowNamespace = run.State.NamespaceName,
            WorkflowType = run.State.Started.WorkflowType,
            WorkflowExecution = new() { WorkflowId = run.Key.WorkflowId, RunId = run.Key.RunId },
            ActivityType = attributes.ActivityType,
            ActivityId = attributes.ActivityId,
            Header = attributes.Header,
            Input = attributes.Input,
            HeartbeatDetails = activity.HeartbeatDetails,
            ScheduledTime = activity.FirstScheduledTime,
            CurrentAttemptScheduledTime = activity.ScheduledTime,
            StartedTime = activity.StartedTime,
            Attempt = activity.Attempt,
            ScheduleToCloseTimeout = attributes.ScheduleToCloseTimeout,
            StartToCloseTimeout = attributes.StartToCloseTimeout,
            HeartbeatTimeout = attributes.HeartbeatTimeout,
            RetryPolicy = attributes.RetryPolicy,
            Priority = activity.Priority,
        };
    }
}
