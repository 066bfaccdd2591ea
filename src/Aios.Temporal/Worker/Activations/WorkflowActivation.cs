using Aios.Temporal.Api.Deployment.V1;
using Aios.Temporal.Api.Enums.V1;

namespace Aios.Temporal.Worker.Activations;

/// <summary>
/// One call of the engine into an instance: what happened, as an ordered list of jobs. The engine sorts jobs by the
/// rank of protocol section 5.1 before it hands an activation over; the instance applies them in that order.
/// </summary>
internal sealed record WorkflowActivation
{
    public required string RunId { get; init; }

    /// <summary>Workflow time in UTC; constant during the activation.</summary>
    public required DateTime Timestamp { get; init; }

    public required bool IsReplaying { get; init; }

    /// <summary>Id of the last event applied.</summary>
    public required int HistoryLength { get; init; }

    /// <summary>Bytes, as reported by the server on the last started workflow task.</summary>
    public long HistorySizeBytes { get; init; }

    public bool ContinueAsNewSuggested { get; init; }

    public IReadOnlyList<SuggestContinueAsNewReason> SuggestContinueAsNewReasons { get; init; } = [];

    public bool TargetWorkerDeploymentVersionChanged { get; init; }

    /// <summary>Version that executes this task (live: the worker's; replay: recorded); null if unversioned.</summary>
    public WorkerDeploymentVersion? DeploymentVersion { get; init; }

    /// <summary>Instance ("lang") flags recorded in this history; empty on a new run.</summary>
    public IReadOnlyCollection<uint> AvailableLangFlags { get; init; } = [];

    public required IReadOnlyList<ActivationJob> Jobs { get; init; }
}
