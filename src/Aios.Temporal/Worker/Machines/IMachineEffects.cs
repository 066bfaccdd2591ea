using Aios.Temporal.Api.Command.V1;
using Aios.Temporal.Api.Protocol.V1;
using Aios.Temporal.Worker.Activations;
using Aios.Temporal.Worker.Runs;

namespace Aios.Temporal.Worker.Machines;

/// <summary>What a machine may ask of its run. All calls only queue something; nothing happens inside them.</summary>
internal interface IMachineEffects
{
    bool IsReplaying { get; }

    /// <summary>True if ids and types of commands are compared with history (flag 1, protocol section 4.9).</summary>
    bool ChecksIdsAndTypes { get; }

    /// <summary>A job for the next activation.</summary>
    void AddJob(ActivationJob job);

    /// <summary>A command of this activation; <paramref name="machine"/> gets the event that answers it.</summary>
    void AddCommand(Machine machine, Command command);

    /// <summary>A protocol message for the completion; dropped while replaying.</summary>
    void AddMessage(Message message);

    /// <summary>A cancel request that the engine makes itself: its outcome is not reported to the instance.</summary>
    void AddEngineCancel(RequestCancelExternalWorkflowExecutionCommandAttributes attributes);

    /// <summary>
    /// The outcome of a local activity, for an activation of its own. Workflow time then moves forward to
    /// <paramref name="completeTime"/> (never backwards).
    /// </summary>
    void AddLocalResolution(ResolveActivity job, DateTime? completeTime);

    void RunLocalActivity(LocalActivityTask task);

    /// <summary>
    /// Stop a local activity wherever it is: take its recorded result, remove it from the queue, or cancel its token.
    /// </summary>
    void StopLocalActivity(LocalActivityMachine machine);

    /// <summary>Its result is not waited for any longer.</summary>
    void ForgetLocalActivity(uint seq);

    /// <summary>The started event of the workflow task that user code runs in.</summary>
    void WorkflowTaskStarted(long startedEventId, DateTime time);

    void RunReset(string newRunId);
}
