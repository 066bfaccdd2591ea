using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Api.WorkflowService.V1;
using Aios.Temporal.Exceptions;
using Aios.Temporal.Worker.LocalActivities;
using Aios.Temporal.Worker.Runs;
using Aios.Temporal.Worker.Tuning;
using Grpc.Core;
using Microsoft.Extensions.Logging;
using RpcException = Aios.Temporal.Exceptions.RpcException;

namespace Aios.Temporal.Worker.RunLoop;

/// <summary>Sends the answers of one run and keeps its slots in step with them.</summary>
internal sealed class TaskReporter(RunServices services, TaskLeases leases, LocalActivityOwner owner)
{
    /// <summary>When the run started, for its end-to-end latency.</summary>
    public DateTime RunStart { get; set; }

    private DateTime Now => services.TimeProvider.GetUtcNow().UtcDateTime;

    /// <returns>What the engine wants next.</returns>
    public async Task<IReadOnlyList<RunEffect>> CompleteAsync(RespondWorkflowTaskCompletedRequest request, IWorkflowRunEngine engine)
    {
        var reserved = services.EagerActivities?.Reserve(request) ?? [];
        try
        {
            var response = await services.Calls.CompleteAsync(request).ConfigureAwait(false);
            services.Metrics.Measure(owner.WorkflowType, request.Commands, Now - RunStart);
            services.EagerActivities?.Deliver(response.ActivityTasks, reserved);
            if (response.WorkflowTask is { TaskToken.IsEmpty: false } next)
            {
                leases.Replace(request.TaskToken, next);
            }
            else
            {
                leases.Release(request.TaskToken);
            }

            return engine.OnTaskCompleted(response, Now);
        }
        catch (RpcException e)
        {
            Refused(reserved, e);
            return engine.OnReportFailed((StatusCode)(int)e.Code, e.Message, Now);
        }
        catch (Exception e) when (e is OperationCanceledException or RpcTimeoutOrCanceledException)
        {
            Refused(reserved, e);
            return engine.OnReportFailed(StatusCode.Unavailable, e.Message, Now);
        }
    }

    public async Task FailAsync(RespondWorkflowTaskFailedRequest request)
    {
        services.Logger.LogWarning(
            "Workflow task of {WorkflowType} {WorkflowId} run {RunId} failed with {Cause}: {Failure}",
            owner.WorkflowType, owner.WorkflowId, owner.RunId, request.Cause, request.Failure?.Message);
        services.Metrics.TaskFailed(owner.WorkflowType, request.Cause == WorkflowTaskFailedCause.NonDeterministicError ? "NonDeterminismError" : "WorkflowError");
        await IgnoreRefusalAsync(() => services.Calls.FailAsync(request)).ConfigureAwait(false);
        leases.Release(request.TaskToken);
    }

    public async Task AnswerAsync(RespondQueryTaskCompletedRequest request)
    {
        await IgnoreRefusalAsync(() => services.Calls.AnswerQueryAsync(request)).ConfigureAwait(false);
        leases.Release(request.TaskToken);
    }

    /// <summary>Fails a task for a reason outside of workflow code.</summary>
    public Task FailBrokenAsync(PollWorkflowTaskQueueResponse task, Exception error) =>
        task.Attempt > 1 || task.StartedEventId == 0
            ? Task.CompletedTask
            : IgnoreRefusalAsync(() => services.Calls.FailAsync(new()
            {
                TaskToken = task.TaskToken,
                Cause = WorkflowTaskFailedCause.WorkflowWorkerUnhandledFailure,
                Failure = new()
                {
                    Message = error.Message,
                    StackTrace = error.StackTrace ?? "",
                    ApplicationFailureInfo = new() { Type = error.GetType().Name },
                },
            }));

    private void Refused(IReadOnlyList<SlotLease> reserved, Exception e)
    {
        services.EagerActivities?.Deliver([], reserved);
        services.Logger.LogDebug(e, "Completion of a workflow task of run {RunId} was refused", owner.RunId);
    }

    private async Task IgnoreRefusalAsync(Func<Task> call)
    {
        try
        {
            await call().ConfigureAwait(false);
        }
        catch (RpcException e) when (e.Code == RpcException.StatusCode.NotFound)
        {
            services.Logger.LogDebug(e, "The task of run {RunId} is gone", owner.RunId);
        }
        catch (Exception e)
        {
            services.Logger.LogWarning(e, "The answer for run {RunId} could not be delivered; the server will time the task out", owner.RunId);
        }
    }
}
