using Aios.Temporal.Activities;
using Aios.Temporal.Api.WorkflowService.V1;
using Aios.Temporal.Converters;
using Google.Protobuf.WellKnownTypes;
using Priority = Aios.Temporal.Common.Priority;
using RetryPolicy = Aios.Temporal.Common.RetryPolicy;

namespace Aios.Temporal.Worker.Activities;

/// <summary>Reads a polled activity task (protocol section 6.2).</summary>
internal static class RemoteActivityCalls
{
    public static ActivityCall Read(PollActivityTaskQueueResponse task, string @namespace, string taskQueue, DataConverter converter)
    {
        var workflow = task.WorkflowExecution is { WorkflowId.Length: > 0 } execution ? execution : null;
        var workflowNamespace = workflow is null ? null : NotEmpty(task.WorkflowNamespace) ?? @namespace;
        var context = new ISerializationContext.Activity(
            workflowNamespace ?? @namespace,
            task.ActivityId,
            workflow?.WorkflowId,
            NotEmpty(task.WorkflowType?.Name),
            task.ActivityType.Name,
            taskQueue,
            IsLocal: false);
        var info = new ActivityInfo(
            ActivityId: task.ActivityId,
            ActivityType: task.ActivityType.Name,
            Attempt: task.Attempt,
            CurrentAttemptScheduledTime: Time(task.CurrentAttemptScheduledTime),
            DataConverter: converter.WithSerializationContext(context),
            HeartbeatDetails: task.HeartbeatDetails?.Payloads_.ToArray() ?? [],
            HeartbeatTimeout: Span(task.HeartbeatTimeout),
            IsLocal: false,
            Namespace: @namespace,
            Priority: Priority.FromProto(task.Priority),
            RetryPolicy: task.RetryPolicy is { } policy ? RetryPolicy.FromProto(policy) : null,
            ScheduleToCloseTimeout: Span(task.ScheduleToCloseTimeout),
            ScheduledTime: Time(task.ScheduledTime),
            StartToCloseTimeout: Span(task.StartToCloseTimeout),
            StartedTime: Time(task.StartedTime),
            TaskQueue: taskQueue,
            TaskToken: task.TaskToken.ToByteArray(),
            WorkflowId: workflow?.WorkflowId,
            WorkflowNamespace: workflowNamespace,
            WorkflowRunId: workflow?.RunId,
            WorkflowType: workflow is null ? null : task.WorkflowType?.Name);
        return new(info, task.Input?.Payloads_ ?? [], task.Header?.Fields);
    }

    /// <summary>Zero means "not set" on the wire.</summary>
    public static TimeSpan? Span(Duration? duration) =>
        duration?.ToTimeSpan() is { } span && span > TimeSpan.Zero ? span : null;

    private static DateTime Time(Timestamp? timestamp) => timestamp?.ToDateTime() ?? default;

    private static string? NotEmpty(string? text) => text is { Length: > 0 } ? text : null;
}
