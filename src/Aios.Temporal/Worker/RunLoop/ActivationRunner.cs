using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Worker.Activations;
using Aios.Temporal.Worker.Codecs;
using Aios.Temporal.Worker.LocalActivities;
using VersioningBehavior = Aios.Temporal.Api.Enums.V1.VersioningBehavior;

namespace Aios.Temporal.Worker.RunLoop;

/// <summary>Runs the activations of one run: decodes, calls the instance under the eyes of the deadlock watch, encodes.</summary>
internal sealed class ActivationRunner(ActivationServices services, LocalActivityOwner owner, Action deadlocked)
{
    private IWorkflowInstance? instance;
    private RunCodec? codec;
    private bool isLost;

    public static WorkflowActivationCompletion Deadlocked(LocalActivityOwner owner) => Failure(
        $"[TMPRL1101] Potential deadlock detected: workflow {owner.WorkflowId} did not yield within {DeadlockWatch.Limit.TotalSeconds} s; workflow code must not block",
        "DeadlockError");

    /// <summary>Drops the instance without running any code of the workflow.</summary>
    public void Reset()
    {
        if (instance is { } dropped && !isLost)
        {
            Remove(dropped);
        }

        instance = null;
        codec = null;
        isLost = false;
    }

    /// <summary>The thread inside the instance was given up; from here on the instance is that thread's.</summary>
    public void GiveUp() => isLost = true;

    /// <returns>The encoded completion; null if the run was taken away because the call took too long.</returns>
    public async ValueTask<WorkflowActivationCompletion?> RunAsync(WorkflowActivation activation)
    {
        codec ??= new(services.Codec, services.Namespace, owner.WorkflowId, owner.WorkflowType, services.TaskQueue);
        WorkflowActivation decoded;
        try
        {
            decoded = await codec.DecodeAsync(activation).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            return Failure($"Failed decoding payloads of the workflow: {e.Message}", e);
        }

        if (!TryFindInstance(activation, out var unknown))
        {
            return unknown;
        }

        var ticket = services.Deadlocks.Begin(deadlocked);
        var called = instance!;
        var completion = Activate(called, decoded);
        if (services.Deadlocks.TryEnd(ticket))
        {
            return await EncodeAsync(codec, completion).ConfigureAwait(false);
        }

        Remove(called);
        return null;
    }

    private void Remove(IWorkflowInstance dropped) => Activate(dropped, new()
    {
        RunId = owner.RunId,
        Timestamp = default,
        IsReplaying = false,
        HistoryLength = 0,
        Jobs = [new RemoveFromCache("evicted")],
    });

    private static WorkflowActivationCompletion Activate(IWorkflowInstance called, WorkflowActivation activation)
    {
        try
        {
            return called.Activate(activation);
        }
        catch (Exception e)
        {
            return Failure(e.Message, e);
        }
    }

    private async ValueTask<WorkflowActivationCompletion> EncodeAsync(RunCodec encoder, WorkflowActivationCompletion completion)
    {
        try
        {
            var encoded = await encoder.EncodeAsync(completion).ConfigureAwait(false);
            return encoded is WorkflowActivationCompletion.Succeeded { VersioningBehavior: VersioningBehavior.Unspecified } succeeded
                && services.DefaultVersioningBehavior != VersioningBehavior.Unspecified
                ? succeeded with { VersioningBehavior = services.DefaultVersioningBehavior }
                : encoded;
        }
        catch (Exception e)
        {
            return Failure($"Failed encoding payloads of the workflow: {e.Message}", e);
        }
    }

    private bool TryFindInstance(WorkflowActivation activation, out WorkflowActivationCompletion? unknown)
    {
        unknown = null;
        if (instance is not null)
        {
            return true;
        }

        if (activation.Jobs.FirstOrDefault() is not InitializeWorkflow)
        {
            unknown = Failure("The run was not initialized before its first other job", "InvalidActivation");
            return false;
        }

        instance = services.Instances.TryCreate(owner.WorkflowType);
        if (instance is null)
        {
            unknown = new WorkflowActivationCompletion.Failed(services.Instances.UnknownType(owner.WorkflowType));
        }

        return instance is not null;
    }

    private static WorkflowActivationCompletion.Failed Failure(string message, Exception e)
    {
        var failed = Failure(message, e.GetType().Name);
        failed.Failure.StackTrace = e.StackTrace ?? "";
        return failed;
    }

    private static WorkflowActivationCompletion.Failed Failure(string message, string type) => new(
        new() { Message = message, ApplicationFailureInfo = new() { Type = type } },
        WorkflowTaskFailedCause.WorkflowWorkerUnhandledFailure);
}
