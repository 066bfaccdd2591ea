using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Api.WorkflowService.V1;
using Aios.Temporal.Common;
using Aios.Temporal.Exceptions;
using Aios.Temporal.Worker.History;
using Aios.Temporal.Worker.Machines;
using Aios.Temporal.Worker.RunLoop;
using Aios.Temporal.Worker.Runs;

namespace Aios.Temporal.Worker.Replay;

/// <summary>Replays complete histories through engine and instance, without a server.</summary>
internal sealed class HistoryReplayer(WorkflowReplayerOptions options, InstanceFactory instances)
{
    private readonly WorkflowRunEngineOptions engineOptions = new()
    {
        Namespace = options.Namespace,
        TaskQueue = options.TaskQueue,
        SdkName = EngineOptions.SdkName,
        SdkVersion = EngineOptions.SdkVersion,
        DeploymentVersion = options.BuildId is { } buildId ? new() { BuildId = buildId } : null,
        NondeterminismFailsWorkflow = EngineOptions.NondeterminismFailsWorkflow(options.Workflows, options.WorkflowFailureExceptionTypes),
        ReplayOnly = true,
    };

    /// <returns>Why the replay failed, null if it did not.</returns>
    public async Task<Exception?> ReplayAsync(WorkflowHistory history)
    {
        PollWorkflowTaskQueueResponse task;
        try
        {
            var events = new Api.History.V1.History();
            events.Events.AddRange(history.Events);
            task = HistoryReplayTask.Create(events, history.Id);
        }
        catch (InvalidHistoryException e)
        {
            return new InvalidWorkflowOperationException($"History {history.Id} cannot be replayed: {e.Message}");
        }

        using var deadlocks = new DeadlockWatch(TimeProvider.System, enabled: !options.DebugMode);
        var deadlocked = new TaskCompletionSource<Exception?>(TaskCreationOptions.RunContinuationsAsynchronously);
        var runner = new ActivationRunner(
            new()
            {
                Namespace = options.Namespace,
                TaskQueue = options.TaskQueue,
                Instances = instances,
                Codec = options.DataConverter.PayloadCodec,
                Deadlocks = deadlocks,
            },
            new(history.Id, task.WorkflowExecution.RunId, task.WorkflowType.Name),
            () => deadlocked.TrySetResult(new InvalidWorkflowOperationException(
                $"[TMPRL1101] Potential deadlock detected: replaying workflow {history.Id} did not yield in time")));
        var replay = Task.Run(() => ReplayAsync(task, runner));
        return await (await Task.WhenAny(replay, deadlocked.Task).ConfigureAwait(false)).ConfigureAwait(false);
    }

    private static InvalidWorkflowOperationException Exception(RespondWorkflowTaskFailedRequest failed)
    {
        var message = failed.Failure?.Message ?? "The workflow task failed";
        return failed.Cause == WorkflowTaskFailedCause.NonDeterministicError
            ? new WorkflowNondeterminismException(message)
            : new InvalidWorkflowOperationException(message);
    }

    private async Task<Exception?> ReplayAsync(PollWorkflowTaskQueueResponse task, ActivationRunner runner)
    {
        var engine = new WorkflowRunEngine(engineOptions);
        var effects = new Queue<RunEffect>(engine.OnWorkflowTask(task, DateTime.UnixEpoch));
        while (effects.TryDequeue(out var effect))
        {
            switch (effect)
            {
                case RunEffect.Activate activate:
                    if (await runner.RunAsync(activate.Activation).ConfigureAwait(false) is not { } completion)
                    {
                        return null;
                    }

                    foreach (var next in engine.OnActivationCompleted(completion, DateTime.UnixEpoch))
                    {
                        effects.Enqueue(next);
                    }

                    break;
                case RunEffect.FailTask fail:
                    runner.Reset();
                    return Exception(fail.Request);
                case RunEffect.FetchHistory:
                    runner.Reset();
                    return new InvalidWorkflowOperationException("The history ends in the middle of a workflow task; a replay needs the complete history of a run");
                case RunEffect.TaskFinished or RunEffect.Evict:
                    runner.Reset();
                    return null;
            }
        }

        return null;
    }
}
