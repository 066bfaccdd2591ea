using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Api.WorkflowService.V1;
using Aios.Temporal.Server.Engine.Commands;
using Aios.Temporal.Server.Engine.State;
using Aios.Temporal.Server.Engine.Updates;

namespace Aios.Temporal.Server.Engine.WorkflowTasks;

/// <summary>What a completion leads to: a step to commit (if any), then an error to report (if any).</summary>
internal sealed record CompletionResult(Transition? Step)
{
    /// <summary>Reported to the worker after <see cref="Step"/> is durable.</summary>
    public ServiceException? Error { get; init; }

    /// <summary>Activities already started for this worker, by scheduled event id.</summary>
    public IReadOnlyList<long> EagerActivities { get; init; } = [];

    /// <summary>Non-zero: the speculative task was dropped and the worker rewinds to this event.</summary>
    public long ResetHistoryEventId { get; init; }
}

/// <summary>The identity of the workflow task that a worker answers, from its token.</summary>
internal readonly record struct WorkflowTaskIdentity(long ScheduledEventId, long StartedEventId, int Attempt);

/// <summary>RespondWorkflowTaskCompleted (server semantics 3.7), step by step.</summary>
internal static class WorkflowTaskCompletion
{
    public const string EagerRequestId = "request-from-RespondWorkflowTaskCompleted";

    public static CompletionResult Complete(
        RunState state,
        WorkflowTaskIdentity identity,
        RespondWorkflowTaskCompletedRequest request,
        UpdateRegistry updates,
        CommandValidation validation,
        DateTime now,
        EngineLimits limits,
        IIdSource ids)
    {
        var step = Transition.Of(state, now, limits, ids);
        var task = step.RequireWorkflowTask(identity.ScheduledEventId, identity.StartedEventId, identity.Attempt).Clone();
        CommandDispatch.CheckSequence(request.Commands);
        var messages = new UpdateMessages(request.Messages, updates);

        var isHeartbeat = request.ForceCreateNewWorkflowTask && request.Commands.Count == 0 && request.Messages.Count == 0;
        if (isHeartbeat && task.OriginalScheduledTime.ToDateTime() + limits.WorkflowTaskHeartbeatTimeout < now)
        {
            step.TimeOutWorkflowTask(TimeoutType.StartToClose);
            return new(step.Finish()) { Error = ServiceException.NotFound("workflow task heartbeat timeout") };
        }

        if (task.Kind == WorkflowTaskKind.Speculative && request.Commands.Count == 0 && !request.ForceCreateNewWorkflowTask && messages.AreAllRejections)
        {
            return Drop(step, request, messages, validation);
        }

        var completedId = WriteCompleted(step, request);
        try
        {
            return Apply(step, request, messages, validation, task, completedId, isHeartbeat);
        }
        catch (CommandFailure failure)
        {
            return Fail(state, request, task, failure, now, limits, ids);
        }
    }

    private static CompletionResult Apply(
        Transition step,
        RespondWorkflowTaskCompletedRequest request,
        UpdateMessages messages,
        CommandValidation validation,
        WorkflowTaskState task,
        long completedId,
        bool isHeartbeat)
    {
        var context = new CommandContext(step, completedId, request.Identity, step.State.BufferedEvents.Count > 0) { Validation = validation };
        foreach (var command in request.Commands)
        {
            CommandDispatch.Apply(context, command, messages);
        }

        messages.ApplyRest(context);
        var eager = new List<long>();
        if (step.IsOpen)
        {
            foreach (var scheduledEventId in context.EagerActivities)
            {
                var activity = step.State.Activities[scheduledEventId];
                if (Activities.ActivityTasks.TryStartActivity(step, scheduledEventId, activity.Stamp, EagerRequestId, request.Identity))
                {
                    eager.Add(scheduledEventId);
                }
            }
        }

        if (request.ForceCreateNewWorkflowTask)
        {
            step.RequestWorkflowTask();
        }

        step.Finish();
        if (isHeartbeat && step.State.WorkflowTask is { } next)
        {
            next.OriginalScheduledTime = task.OriginalScheduledTime;
        }

        return new(step) { EagerActivities = eager };
    }

    /// <summary>Nothing but rejections: the task never happened.</summary>
    private static CompletionResult Drop(
        Transition step, RespondWorkflowTaskCompletedRequest request, UpdateMessages messages, CommandValidation validation)
    {
        step.State.WorkflowTask = null;
        SetSticky(step.State, request);
        messages.ApplyRest(new CommandContext(step, 0, request.Identity, hadBufferedEvents: false) { Validation = validation });
        return new(step.Finish()) { ResetHistoryEventId = step.State.LastCompletedStartedEventId };
    }

    /// <summary>A bad command: as if the worker had reported the failure itself.</summary>
    private static CompletionResult Fail(
        RunState state,
        RespondWorkflowTaskCompletedRequest request,
        WorkflowTaskState task,
        CommandFailure failure,
        DateTime now,
        EngineLimits limits,
        IIdSource ids)
    {
        var error = ServiceException.InvalidArgument(failure.Message);
        if (task.Attempt > 1 && failure.Cause != WorkflowTaskFailedCause.UnhandledCommand && !failure.TerminatesRun)
        {
            // Already reported once: the time-out paces the next attempt.
            return new(Step: null) { Error = error };
        }

        var step = Transition.Of(state, now, limits, ids);
        step.FailWorkflowTask(
            failure.Cause,
            new() { Message = failure.Message, Source = "Server", ServerFailureInfo = new() { NonRetryable = true } },
            request.Identity,
            scheduleNext: !failure.TerminatesRun);
        if (failure.Cause == WorkflowTaskFailedCause.UnhandledCommand)
        {
            step.State.CloseAttempted = true;
        }

        if (failure.TerminatesRun)
        {
            step.Terminate(failure.Message, null, "history-service");
        }

        return new(step.Finish()) { Error = error };
    }

    private static long WriteCompleted(Transition step, RespondWorkflowTaskCompletedRequest request)
    {
        var state = step.State;
        var task = state.WorkflowTask;
        if (task.Kind != WorkflowTaskKind.Normal)
        {
            WorkflowTaskScheduling.WriteScheduledEvent(step, task);
            WorkflowTaskScheduling.WriteStartedEvent(step, task);
        }

        var happened = step.NewEvent(EventType.WorkflowTaskCompleted);
        happened.WorkflowTaskCompletedEventAttributes = new()
        {
            ScheduledEventId = task.ScheduledEventId,
            StartedEventId = task.StartedEventId,
            Identity = request.Identity,
            BinaryChecksum = request.BinaryChecksum,
            WorkerVersion = request.WorkerVersionStamp,
            SdkMetadata = request.SdkMetadata,
            MeteringMetadata = request.MeteringMetadata,
            Deployment = request.Deployment,
            VersioningBehavior = request.VersioningBehavior,
            WorkerDeploymentName = request.DeploymentOptions?.DeploymentName ?? string.Empty,
            DeploymentVersion = request.DeploymentOptions is { DeploymentName.Length: > 0 } options
                ? new() { DeploymentName = options.DeploymentName, BuildId = options.BuildId }
                : null,
        };
        step.AppendDirectly(happened);
        state.WorkflowTask = null;
        state.WorkflowTaskAttempt = 1;
        state.CloseAttempted = false;
        state.FirstTaskBackoffUntil = null;
        state.LastCompletedStartedEventId = task.StartedEventId;
        state.LastCompletedEventId = happened.EventId;
        state.MostRecentWorkerVersionStamp = request.WorkerVersionStamp ?? state.MostRecentWorkerVersionStamp;
        SetSticky(state, request);
        return happened.EventId;
    }

    private static void SetSticky(RunState state, RespondWorkflowTaskCompletedRequest request) =>
        state.Sticky = request.StickyAttributes is { WorkerTaskQueue.Name.Length: > 0 } sticky
            ? new()
            {
                TaskQueue = sticky.WorkerTaskQueue.Name,
                ScheduleToStartTimeout = sticky.ScheduleToStartTimeout ?? Google.Protobuf.WellKnownTypes.Duration.FromTimeSpan(TimeSpan.FromSeconds(10)),
            }
            : null;
}
