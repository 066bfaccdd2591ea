using Aios.Temporal.Api.WorkflowService.V1;
using Aios.Temporal.Server.Engine;
using Aios.Temporal.Server.Engine.Activities;
using Aios.Temporal.Server.Engine.State;
using Aios.Temporal.Server.Matching;
using Aios.Temporal.Server.Runs;
using Grpc.Core;

namespace Aios.Temporal.Server.Frontend;

internal sealed partial class WorkflowServiceFrontend
{
    public override async Task<PollActivityTaskQueueResponse> PollActivityTaskQueue(PollActivityTaskQueueRequest request, ServerCallContext context)
    {
        var namespaceId = Namespaces.RequireId(request.Namespace);
        RequireId(request.TaskQueue?.Name ?? string.Empty, "TaskQueue");
        var wait = RequirePollWait(context);
        var queue = Matching.Queue(new(namespaceId, request.TaskQueue!.Name, TaskKind.Activity));
        if (request.TaskQueueMetadata?.MaxTasksPerSecond is { } rate)
        {
            queue.SetRateLimit(rate);
        }

        var requestId = Runs.Ids.NewId();
        var started = Runs.Clock.Real.GetTimestamp();
        while (!context.CancellationToken.IsCancellationRequested)
        {
            var left = wait - Runs.Clock.Real.GetElapsedTime(started);
            if (left <= TimeSpan.Zero
                || await queue.TakeAsync(request.Identity, request.WorkerInstanceKey, left, context.CancellationToken) is not TaskItem.Activity item)
            {
                break;
            }

            if (await parts.ActivityTasks.StartAsync(item, requestId, request.Identity, CancellationToken.None) is { } response)
            {
                return response;
            }
        }

        return new();
    }

    public override async Task<RespondActivityTaskCompletedResponse> RespondActivityTaskCompleted(
        RespondActivityTaskCompletedRequest request, ServerCallContext context)
    {
        await ByTokenAsync(request.TaskToken, request.Namespace, (step, activity) => step.CompleteActivity(activity, request.Result, request.Identity));
        return new();
    }

    public override async Task<RespondActivityTaskFailedResponse> RespondActivityTaskFailed(
        RespondActivityTaskFailedRequest request, ServerCallContext context)
    {
        RequireApplicationFailure(request.Failure);
        await ByTokenAsync(request.TaskToken, request.Namespace, (step, activity) =>
            step.FailActivity(activity, request.Failure, request.LastHeartbeatDetails, request.Identity));
        return new();
    }

    public override async Task<RespondActivityTaskCanceledResponse> RespondActivityTaskCanceled(
        RespondActivityTaskCanceledRequest request, ServerCallContext context)
    {
        await ByTokenAsync(request.TaskToken, request.Namespace, (step, activity) => step.CancelActivity(activity, request.Details, request.Identity));
        return new();
    }

    public override async Task<RecordActivityTaskHeartbeatResponse> RecordActivityTaskHeartbeat(
        RecordActivityTaskHeartbeatRequest request, ServerCallContext context)
    {
        var activity = await ByTokenAsync(request.TaskToken, request.Namespace, (step, found) => step.Heartbeat(found, request.Details));
        return new()
        {
            CancelRequested = activity.CancelRequested,
            ActivityPaused = activity.Paused,
            ActivityReset = activity.ResetRequested,
        };
    }

    public override async Task<RespondActivityTaskCompletedByIdResponse> RespondActivityTaskCompletedById(
        RespondActivityTaskCompletedByIdRequest request, ServerCallContext context)
    {
        await ByIdAsync(request.Namespace, request.WorkflowId, request.RunId, request.ActivityId, mustBeStarted: false, (step, activity) =>
        {
            // Somebody outside finished an activity that no worker took: the start is made up.
            activity.StartedTime ??= step.Time;
            step.CompleteActivity(activity, request.Result, request.Identity);
        });
        return new();
    }

    public override async Task<RespondActivityTaskFailedByIdResponse> RespondActivityTaskFailedById(
        RespondActivityTaskFailedByIdRequest request, ServerCallContext context)
    {
        RequireApplicationFailure(request.Failure);
        await ByIdAsync(request.Namespace, request.WorkflowId, request.RunId, request.ActivityId, mustBeStarted: true, (step, activity) =>
            step.FailActivity(activity, request.Failure, request.LastHeartbeatDetails, request.Identity));
        return new();
    }

    public override async Task<RespondActivityTaskCanceledByIdResponse> RespondActivityTaskCanceledById(
        RespondActivityTaskCanceledByIdRequest request, ServerCallContext context)
    {
        await ByIdAsync(request.Namespace, request.WorkflowId, request.RunId, request.ActivityId, mustBeStarted: true, (step, activity) =>
            step.CancelActivity(activity, request.Details, request.Identity));
        return new();
    }

    public override async Task<RecordActivityTaskHeartbeatByIdResponse> RecordActivityTaskHeartbeatById(
        RecordActivityTaskHeartbeatByIdRequest request, ServerCallContext context)
    {
        var activity = await ByIdAsync(request.Namespace, request.WorkflowId, request.RunId, request.ActivityId, mustBeStarted: true, (step, found) =>
            step.Heartbeat(found, request.Details));
        return new()
        {
            CancelRequested = activity.CancelRequested,
            ActivityPaused = activity.Paused,
            ActivityReset = activity.ResetRequested,
        };
    }

    private async Task<ActivityState> ByTokenAsync(
        Google.Protobuf.ByteString bytes, string namespaceName, Action<Transition, ActivityState> change)
    {
        var token = RequireToken(bytes, namespaceName);
        var byId = token.ScheduledEventId == 0 && token.ActivityId.Length > 0;
        return await ChangeActivityAsync(token.Run(), step => byId
            ? step.RequireActivityById(token.ActivityId)
            : step.RequireActivity(token.ScheduledEventId, token.Attempt), change);
    }

    private async Task<ActivityState> ByIdAsync(
        string namespaceName, string workflowId, string runId, string activityId, bool mustBeStarted, Action<Transition, ActivityState> change)
    {
        var namespaceId = Namespaces.RequireId(namespaceName);
        RequireId(workflowId, "WorkflowId");
        RequireId(activityId, "ActivityId");
        return await ChangeActivityAsync(new(namespaceId, workflowId, runId), step =>
        {
            var activity = step.RequireActivityById(activityId);
            return mustBeStarted && activity.StartedTime is null
                ? throw ServiceException.NotFound($"Can't find pending activity with such ID. Activity {activityId} has not started.")
                : activity;
        }, change);
    }

    private async Task<ActivityState> ChangeActivityAsync(
        Storage.RunKey key, Func<Transition, ActivityState> find, Action<Transition, ActivityState> change)
    {
        ActivityState? found = null;
        await Runs.ChangeAsync(key.NamespaceId, key.WorkflowId, key.RunId, run =>
        {
            var step = Runs.Step(run);
            found = find(step);
            change(step, found);
            return step.Finish();
        });
        return found!;
    }

    private static void RequireApplicationFailure(Api.Failure.V1.Failure? failure)
    {
        if (failure is not null && failure.ApplicationFailureInfo is null)
        {
            throw ServiceException.InvalidArgument("Failure must have ApplicationFailureInfo.");
        }
    }
}
