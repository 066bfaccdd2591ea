using Aios.Temporal.Converters;
using Aios.Temporal.Worker.Activities;
using Aios.Temporal.Worker.Runs;
using Priority = Aios.Temporal.Common.Priority;
using RetryPolicy = Aios.Temporal.Common.RetryPolicy;

namespace Aios.Temporal.Worker.LocalActivities;

/// <summary>Makes the call of one attempt of a local activity.</summary>
internal sealed class LocalActivityCall(
    LocalActivityTask task, LocalActivityOwner owner, string @namespace, string taskQueue, DataConverter converter)
{
    private readonly DataConverter bound = converter.WithSerializationContext(new ISerializationContext.Activity(
        @namespace,
        task.Attributes.ActivityId,
        owner.WorkflowId,
        owner.WorkflowType,
        task.Attributes.ActivityType.Name,
        taskQueue,
        IsLocal: true));

    public ActivityCall OfAttempt(int attempt, DateTime now) => new(
        new(
            ActivityId: task.Attributes.ActivityId,
            ActivityType: task.Attributes.ActivityType.Name,
            Attempt: attempt,
            CurrentAttemptScheduledTime: now,
            DataConverter: bound,
            HeartbeatDetails: [],
            HeartbeatTimeout: null,
            IsLocal: true,
            Namespace: @namespace,
            Priority: Priority.Default,
            RetryPolicy: task.Attributes.RetryPolicy is { } policy ? RetryPolicy.FromProto(policy) : null,
            ScheduleToCloseTimeout: RemoteActivityCalls.Span(task.Attributes.ScheduleToCloseTimeout),
            ScheduledTime: task.OriginalScheduleTime,
            StartToCloseTimeout: RemoteActivityCalls.Span(task.Attributes.StartToCloseTimeout),
            StartedTime: now,
            TaskQueue: taskQueue,
            TaskToken: [],
            WorkflowId: owner.WorkflowId,
            WorkflowNamespace: @namespace,
            WorkflowRunId: owner.RunId,
            WorkflowType: owner.WorkflowType),
        task.Attributes.Input?.Payloads_ ?? [],
        task.Attributes.Header?.Fields);
}
