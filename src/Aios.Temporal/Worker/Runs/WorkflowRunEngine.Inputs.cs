using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Api.WorkflowService.V1;
using Aios.Temporal.Worker.Activations;
using Aios.Temporal.Worker.Machines;
using Grpc.Core;

namespace Aios.Temporal.Worker.Runs;

/// <content>The inputs, one method each.</content>
internal sealed partial class WorkflowRunEngine
{
    public IReadOnlyList<RunEffect> OnWorkflowTask(PollWorkflowTaskQueueResponse task, DateTime now)
    {
        if (phase is Phase.Evicted)
        {
            return [new RunEffect.Evict("The run was evicted before.") { UnhandledTasks = [task] }];
        }

        return Step(now, () =>
        {
            if (phase is Phase.Idle)
            {
                Begin(task);
            }
            else
            {
                buffer.Add(task);
            }
        });
    }

    public IReadOnlyList<RunEffect> OnHistoryPage(GetWorkflowExecutionHistoryResponse page, DateTime now) => Step(now, () =>
    {
        Require(Phase.FetchingHistory);
        taskHistory.AddPage(Task, page);
        Pump();
    });

    public IReadOnlyList<RunEffect> OnHistoryFetchFailed(Exception error, DateTime now) => Step(now, () =>
    {
        Require(Phase.FetchingHistory);
        var message = $"Fetching history failed: {error.Message}";
        if (Task.IsLegacyQuery)
        {
            // Without an answer the caller of the query tries again, maybe at another worker.
            effects.Add(new RunEffect.TaskFinished());
            Evict(message);
            return;
        }

        FailTask(WorkflowTaskFailedCause.WorkflowWorkerUnhandledFailure, Application(message));
    });

    public IReadOnlyList<RunEffect> OnActivationCompleted(WorkflowActivationCompletion completion, DateTime now) => Step(now, () =>
    {
        Require(Phase.Activating);
        switch (completion)
        {
            case WorkflowActivationCompletion.Succeeded succeeded:
                OnSucceeded(succeeded);
                break;
            case WorkflowActivationCompletion.Failed failed:
                FailTask(failed.Cause, failed.Failure);
                break;
        }
    });

    public IReadOnlyList<RunEffect> OnLocalActivityResolved(LocalActivityResult result, DateTime now) => Step(now, () =>
    {
        var isFirstIncluded = result.LastAttempt - result.Attempts == 0;
        nonFirstLocalAttempts += (uint)Math.Max(0, isFirstIncluded ? result.Attempts - 1 : result.Attempts);
        run.LocalActivities.Forget(result.Seq);
        if (!run.IsClosing)
        {
            run.LocalActivityMachines.Peek(result.Seq)?.Resolve(result);
        }

        if (phase is Phase.WaitingForLocalActivities)
        {
            Pump();
        }
        else if (phase is Phase.Idle)
        {
            EvictIfRequested();
        }
    });

    public IReadOnlyList<RunEffect> OnHeartbeatDue(DateTime now) => Step(now, () =>
    {
        heartbeatTimerRuns = false;
        if (phase is Phase.WaitingForLocalActivities)
        {
            Complete(forceNewTask: true);
        }
        else if (phase is Phase.Activating or Phase.FetchingHistory)
        {
            Task.HeartbeatDue = true;
        }
    });

    public IReadOnlyList<RunEffect> OnTaskCompleted(RespondWorkflowTaskCompletedResponse response, DateTime now) => Step(now, () =>
    {
        Require(Phase.Reporting);
        if (response.ResetHistoryEventId > 0)
        {
            run.ForgetSpeculativeTask(response.ResetHistoryEventId);
        }

        if (response.WorkflowTask is { TaskToken.IsEmpty: false } next)
        {
            buffer.DropReal();
            EndTask(next);
        }
        else
        {
            EndTask(next: null);
        }
    });

    public IReadOnlyList<RunEffect> OnReportFailed(StatusCode code, string message, DateTime now) => Step(now, () =>
    {
        Require(Phase.Reporting);
        if (code is StatusCode.ResourceExhausted && message.Contains("larger than max", StringComparison.Ordinal))
        {
            FailTask(
                WorkflowTaskFailedCause.GrpcMessageTooLarge,
                Application($"The workflow task completion is too large for the server: {message}"));
            return;
        }

        // UnhandledCommand: news arrived during the task; the server has already scheduled a new one. NotFound: the
        // task timed out or the run was closed. Anything else: what the server knows is uncertain. Replay settles all.
        Evict(code is StatusCode.InvalidArgument && message.Contains("UnhandledCommand", StringComparison.Ordinal)
            ? "New events arrived during the workflow task."
            : $"The workflow task completion was refused: {code} {message}");
    });

    public IReadOnlyList<RunEffect> OnEvictRequested(string reason, DateTime now) => Step(now, () =>
    {
        evictReason = reason;
        if (phase is Phase.Idle)
        {
            EvictIfRequested();
        }
    });

    private IReadOnlyList<RunEffect> Step(DateTime now, Action input)
    {
        if (phase is Phase.Evicted)
        {
            // Outcomes of effects that were under way when the run was evicted.
            return [];
        }

        run.Now = now;
        effects = [];
        try
        {
            input();
        }
        catch (NondeterminismException e)
        {
            Fail(WorkflowTaskFailedCause.NonDeterministicError, e.Message);
        }
        catch (InvalidHistoryException e)
        {
            Fail(WorkflowTaskFailedCause.WorkflowWorkerUnhandledFailure, e.Message);
        }

        return effects;
    }

    private void Require(Phase expected)
    {
        if (phase != expected)
        {
            throw new InvalidOperationException($"This input belongs to the phase {expected}; the run is in {phase}.");
        }
    }
}
