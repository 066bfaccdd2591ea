using Aios.Temporal.Api.Query.V1;
using Aios.Temporal.Api.WorkflowService.V1;
using Aios.Temporal.Server.Engine;
using Aios.Temporal.Server.Engine.Commands;
using Aios.Temporal.Server.Engine.WorkflowTasks;
using Google.Protobuf.Collections;

namespace Aios.Temporal.Server.Runs;

/// <summary>A worker's answer to a workflow task: the engine's step, then what only memory knows (updates, queries).</summary>
internal sealed class WorkflowTaskCompletions(RunService runs, WorkflowTaskPolls polls, QueryDispatch queries)
{
    public async Task<RespondWorkflowTaskCompletedResponse> CompleteAsync(
        TaskToken token, RespondWorkflowTaskCompletedRequest request, CommandValidation validation, CancellationToken cancellationToken)
    {
        var key = token.Run();
        using var held = await runs.LockAsync(key.NamespaceId, key.WorkflowId, cancellationToken);
        var run = await runs.FindAsync(key, cancellationToken) ?? throw ServiceException.NotFound("Workflow task not found.");
        var result = WorkflowTaskCompletion.Complete(
            run.State, token.WorkflowTask(), request, run.Updates, validation, runs.Clock.UtcNow, runs.Limits, runs.Ids);
        if (result.Step is { } step)
        {
            await runs.CommitAsync(run, step);
        }

        if (result.Error is { } error)
        {
            run.Updates.ForgetDeliveries();
            queries.TaskEnded(run);
            throw error;
        }

        AnswerQueries(run, request.QueryResults);
        if (!request.ForceCreateNewWorkflowTask)
        {
            RejectUnanswered(run);
        }

        queries.TaskEnded(run);
        await ScheduleForUpdatesAsync(run);
        return await ResponseAsync(run, result, request, cancellationToken);
    }

    public async Task FailAsync(TaskToken token, RespondWorkflowTaskFailedRequest request, CancellationToken cancellationToken)
    {
        var key = token.Run();
        var run = await runs.ChangeAsync(key.NamespaceId, key.WorkflowId, key.RunId, live =>
        {
            var step = runs.Step(live);
            step.RequireWorkflowTask(token.ScheduledEventId, token.StartedEventId, token.Attempt);
            step.FailWorkflowTask(request.Cause, request.Failure, request.Identity);
            if (request.Cause == Api.Enums.V1.WorkflowTaskFailedCause.GrpcMessageTooLarge)
            {
                step.Terminate("GrpcMessageTooLarge", null, request.Identity);
            }

            live.Updates.ForgetDeliveries();
            return step.Finish();
        }, cancellationToken);
        queries.TaskEnded(run);
    }

    /// <summary>Updates that came while the worker was busy get a task of their own.</summary>
    public async Task ScheduleForUpdatesAsync(LiveRun run)
    {
        if (run.State.WorkflowTask is not null || !run.Updates.Undelivered.Any())
        {
            return;
        }

        var step = runs.Step(run);
        if (step.IsOpen && run.State.Pause is null)
        {
            step.ScheduleSpeculativeTask();
            await runs.CommitAsync(run, step.Finish());
        }
    }

    private static void AnswerQueries(LiveRun run, MapField<string, WorkflowQueryResult> results)
    {
        foreach (var (id, result) in results)
        {
            if (run.Queries.TryGet(id, out var query))
            {
                query.Resolve(result);
                run.Queries.Remove(id);
            }
        }
    }

    private static void RejectUnanswered(LiveRun run)
    {
        foreach (var entry in run.Updates.All.Where(entry => entry is { IsDelivered: true, IsAccepted: false }).ToList())
        {
            var id = entry.Request.Meta.UpdateId;
            run.Updates.Remove(id);
            run.UpdateWaiters.For(id).Complete(new()
            {
                Failure = new()
                {
                    Message = "Workflow Update is rejected because it wasn't processed by worker. Probably, Workflow Update is not supported by the worker.",
                    Source = "Server",
                    ApplicationFailureInfo = new() { Type = "UnprocessedUpdate", NonRetryable = true },
                },
            });
            run.UpdateWaiters.Remove(id);
        }
    }

    private async Task<RespondWorkflowTaskCompletedResponse> ResponseAsync(
        LiveRun run, CompletionResult result, RespondWorkflowTaskCompletedRequest request, CancellationToken cancellationToken)
    {
        var response = new RespondWorkflowTaskCompletedResponse { ResetHistoryEventId = result.ResetHistoryEventId };
        foreach (var scheduledEventId in result.EagerActivities)
        {
            if (run.State.Activities.TryGetValue(scheduledEventId, out var activity))
            {
                response.ActivityTasks.Add(ActivityTaskPolls.Response(run, activity));
            }
        }

        if (request.ReturnNewWorkflowTask && run.State.WorkflowTask is { StartedEventId: 0, Kind: Engine.State.WorkflowTaskKind.Normal } next)
        {
            var step = runs.Step(run);
            if (step.TryStartWorkflowTask(
                next.ScheduledEventId, next.Attempt, WorkflowTaskCompletion.EagerRequestId, request.Identity, fromStickyQueue: next.Sticky))
            {
                await runs.CommitAsync(run, step.Finish());
                response.WorkflowTask = await polls.ResponseAsync(run, onlyNewEvents: true, cancellationToken);
            }
        }

        return response;
    }
}
