using Aios.Temporal.Api.Common.V1;
using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Api.Workflow.V1;
using Aios.Temporal.Api.WorkflowService.V1;
using Aios.Temporal.Server.Engine.State;
using Google.Protobuf.WellKnownTypes;

namespace Aios.Temporal.Server.Frontend;

/// <summary>A state as clients see it (server semantics 6.15, 5.9).</summary>
internal static class RunDescriptions
{
    public static DescribeWorkflowExecutionResponse Of(RunState state, DateTime now)
    {
        var open = state.Status is WorkflowExecutionStatus.Running or WorkflowExecutionStatus.Paused;
        var response = new DescribeWorkflowExecutionResponse
        {
            ExecutionConfig = new()
            {
                TaskQueue = new() { Name = state.Started.TaskQueue.Name, Kind = TaskQueueKind.Normal },
                WorkflowExecutionTimeout = state.Started.WorkflowExecutionTimeout,
                WorkflowRunTimeout = state.Started.WorkflowRunTimeout,
                DefaultWorkflowTaskTimeout = state.Started.WorkflowTaskTimeout,
                UserMetadata = state.UserMetadata,
            },
            WorkflowExecutionInfo = Info(state),
            WorkflowExtendedInfo = new()
            {
                ExecutionExpirationTime = state.ExecutionExpirationTime,
                RunExpirationTime = state.RunExpirationTime,
                CancelRequested = state.CancelRequested,
                OriginalStartTime = state.StartTime,
                LastResetTime = state.LastResetTime,
                ResetRunId = state.ResetRunId,
            },
        };
        foreach (var (id, record) in state.RequestIds)
        {
            response.WorkflowExtendedInfo.RequestIdInfos[id] = new() { EventType = record.EventType, EventId = record.EventId };
        }

        if (!open)
        {
            return response;
        }

        response.PendingActivities.AddRange(state.Activities.Values.OrderBy(activity => activity.ScheduledEventId).Select(activity => Activity(activity, now)));
        response.PendingChildren.AddRange(state.Children.Values.OrderBy(child => child.InitiatedEventId).Select(child => new PendingChildExecutionInfo
        {
            WorkflowId = child.StartedEventId == 0 ? string.Empty : child.WorkflowId,
            RunId = child.RunId,
            WorkflowTypeName = child.WorkflowType,
            InitiatedId = child.InitiatedEventId,
            ParentClosePolicy = child.ParentClosePolicy,
        }));
        response.PendingWorkflowTask = state.WorkflowTask is { } task ? WorkflowTask(task) : null;
        return response;
    }

    public static WorkflowExecutionInfo Info(RunState state)
    {
        var closed = state.CloseTime;
        return new()
        {
            Execution = new() { WorkflowId = state.WorkflowId, RunId = state.RunId },
            Type = state.Started.WorkflowType,
            StartTime = state.StartTime,
            ExecutionTime = state.ExecutionTime,
            CloseTime = closed,
            ExecutionDuration = closed is null ? null : Duration.FromTimeSpan(closed.ToDateTime() - state.ExecutionTime.ToDateTime()),
            Status = state.Status,
            HistoryLength = state.NextEventId - 1,
            HistorySizeBytes = state.HistorySizeBytes,
            StateTransitionCount = state.StateTransitionCount,
            TaskQueue = state.Started.TaskQueue.Name,
            Memo = state.Memo,
            SearchAttributes = state.SearchAttributes,
            ParentExecution = state.Started.ParentWorkflowExecution,
            ParentNamespaceId = state.Started.ParentWorkflowNamespaceId,
            RootExecution = state.Started.RootWorkflowExecution ?? new WorkflowExecution { WorkflowId = state.WorkflowId, RunId = state.RunId },
            FirstRunId = state.Started.FirstExecutionRunId,
            AutoResetPoints = state.AutoResetPoints ?? new(),
            Priority = state.Priority,
            VersioningInfo = state.VersioningInfo,
            MostRecentWorkerVersionStamp = state.MostRecentWorkerVersionStamp,
        };
    }

    private static PendingActivityInfo Activity(ActivityState activity, DateTime now)
    {
        var waiting = activity.StartedTime is null && activity.ScheduledTime.ToDateTime() > now;
        var attributes = activity.Attributes;
        return new()
        {
            ActivityId = attributes.ActivityId,
            ActivityType = attributes.ActivityType,
            State = State(activity),
            HeartbeatDetails = activity.HeartbeatDetails,
            LastHeartbeatTime = activity.LastHeartbeatTime,
            LastStartedTime = activity.StartedTime,
            Attempt = activity.Attempt,
            MaximumAttempts = attributes.RetryPolicy.MaximumAttempts,
            ScheduledTime = activity.ScheduledTime,
            ExpirationTime = activity.RetryExpirationTime,
            LastFailure = activity.LastFailure,
            LastWorkerIdentity = activity.StartedTime is null ? activity.LastWorkerIdentity : activity.StartedIdentity,
            LastAttemptCompleteTime = activity.LastAttemptCompleteTime,
            NextAttemptScheduleTime = waiting ? activity.ScheduledTime : null,
            CurrentRetryInterval = waiting && activity.LastAttemptCompleteTime is { } last
                ? Duration.FromTimeSpan(activity.ScheduledTime.ToDateTime() - last.ToDateTime())
                : null,
            Paused = activity.Paused,
            Priority = activity.Priority,
            ActivityOptions = new()
            {
                TaskQueue = attributes.TaskQueue,
                ScheduleToCloseTimeout = attributes.ScheduleToCloseTimeout,
                ScheduleToStartTimeout = attributes.ScheduleToStartTimeout,
                StartToCloseTimeout = attributes.StartToCloseTimeout,
                HeartbeatTimeout = attributes.HeartbeatTimeout,
                RetryPolicy = attributes.RetryPolicy,
                Priority = attributes.Priority,
            },
        };
    }

    private static PendingActivityState State(ActivityState activity) => activity switch
    {
        { CancelRequested: true } => PendingActivityState.CancelRequested,
        { Paused: true, StartedTime: not null } => PendingActivityState.PauseRequested,
        { Paused: true } => PendingActivityState.Paused,
        { StartedTime: not null } => PendingActivityState.Started,
        _ => PendingActivityState.Scheduled,
    };

    private static PendingWorkflowTaskInfo WorkflowTask(WorkflowTaskState task) => new()
    {
        State = task.StartedEventId != 0 ? PendingWorkflowTaskState.Started : PendingWorkflowTaskState.Scheduled,
        ScheduledTime = task.ScheduledTime,
        OriginalScheduledTime = task.OriginalScheduledTime,
        StartedTime = task.StartedTime,
        Attempt = task.Attempt,
    };
}
