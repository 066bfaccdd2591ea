using Aios.Temporal.Api.Enums.V1;
using ProtoFailure = Aios.Temporal.Api.Failure.V1.Failure;

namespace Aios.Temporal.Worker.Activations;

/// <summary>What an instance answers to one activation: commands in order of creation, or a failure of the task.</summary>
internal abstract record WorkflowActivationCompletion
{
    /// <summary><paramref name="UsedLangFlags"/>: flags relied on so far; the engine records only new ones.</summary>
    internal sealed record Succeeded(
        IReadOnlyList<InstanceCommand> Commands,
        IReadOnlyCollection<uint> UsedLangFlags,
        VersioningBehavior VersioningBehavior) : WorkflowActivationCompletion;

    /// <summary>
    /// The commands are dropped and the task fails with this cause; the run is evicted and replayed by the next attempt.
    /// </summary>
    internal sealed record Failed(
        ProtoFailure Failure,
        WorkflowTaskFailedCause Cause = WorkflowTaskFailedCause.WorkflowWorkerUnhandledFailure) : WorkflowActivationCompletion;
}
