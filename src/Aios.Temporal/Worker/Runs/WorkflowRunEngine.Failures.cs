using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Api.WorkflowService.V1;
using ProtoFailure = Aios.Temporal.Api.Failure.V1.Failure;

namespace Aios.Temporal.Worker.Runs;

/// <content>How a task fails and a run leaves the cache (protocol sections 3.9 and 3.12).</content>
internal sealed partial class WorkflowRunEngine
{
    private void Evict(string reason, params ReadOnlySpan<PollWorkflowTaskQueueResponse> unhandled)
    {
        StopHeartbeatTimer();
        task = null;
        phase = Phase.Evicted;
        effects.Add(new RunEffect.Evict(reason) { UnhandledTasks = [.. unhandled, .. buffer.TakeAll()] });
    }

    private void Fail(WorkflowTaskFailedCause cause, string message)
    {
        if (task is null)
        {
            Evict(message);
        }
        else
        {
            FailTask(cause, Application(message));
        }
    }

    /// <summary>Protocol section 3.9: report at most once, then let the next attempt replay from the start.</summary>
    private void FailTask(WorkflowTaskFailedCause cause, ProtoFailure failure)
    {
        if (Task.IsLegacyQuery)
        {
            AnswerLegacyFailed(failure, cause);
        }
        else if (cause is WorkflowTaskFailedCause.NonDeterministicError
            && !run.Options.ReplayOnly
            && run.Options.NondeterminismFailsWorkflow(run.WorkflowType))
        {
            StopHeartbeatTimer();
            run.IsClosing = true;
            phase = Phase.Reporting;
            effects.Add(new RunEffect.CompleteTask(CompletionBuilder.FailWorkflow(run, Task, failure)));
            return;
        }
        else if (Task.FailureIsReported || run.Options.ReplayOnly)
        {
            effects.Add(new RunEffect.FailTask(new RespondWorkflowTaskFailedRequest
            {
                TaskToken = Task.Response.TaskToken,
                Namespace = run.Options.Namespace,
                Cause = cause,
                Failure = failure,
            }));
        }
        else
        {
            effects.Add(new RunEffect.TaskFinished());
        }

        Evict($"The workflow task failed ({cause}): {failure.Message}");
    }

    private void AnswerLegacyFailed(ProtoFailure failure, WorkflowTaskFailedCause cause) =>
        effects.Add(new RunEffect.AnswerQuery(QueryAnswers.LegacyFailed(run.Options, Task, failure, cause)));

    private static ProtoFailure Application(string message) => new() { Message = message, ApplicationFailureInfo = new() };
}
