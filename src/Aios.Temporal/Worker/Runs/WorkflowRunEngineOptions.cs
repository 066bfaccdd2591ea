using Aios.Temporal.Api.Deployment.V1;

namespace Aios.Temporal.Worker.Runs;

/// <summary>What the engine of a run must know about its worker and server. Shared by all runs of a worker.</summary>
internal sealed record WorkflowRunEngineOptions
{
    /// <summary>Most activities of one completion that ask for eager start.</summary>
    public const int DefaultMaxEagerActivities = 3;

    public required string Namespace { get; init; }

    /// <summary>Normal (not sticky) queue of the worker; default queue of activities and children.</summary>
    public required string TaskQueue { get; init; }

    /// <summary>Server capability: flags and SDK name are recorded in completions only if it is set.</summary>
    public bool SdkMetadataSupported { get; init; } = true;

    /// <summary>Name written into history when it changes.</summary>
    public required string SdkName { get; init; }

    /// <summary>Version written into history when it changes, <c>x.y.z</c>.</summary>
    public required string SdkVersion { get; init; }

    /// <summary>Version that live tasks are executed by; null if the worker has none.</summary>
    public WorkerDeploymentVersion? DeploymentVersion { get; init; }

    /// <summary>Completions carry the versioning behavior of the workflow only if worker versioning is on.</summary>
    public bool UseWorkerVersioning { get; init; }

    /// <summary>Workflow type to: does a nondeterminism error fail the workflow instead of the task?</summary>
    public Func<string, bool> NondeterminismFailsWorkflow { get; init; } = static _ => false;

    /// <summary>Largest payload or payload list in bytes (namespace limit <c>blob_size_limit_error</c>); 0 = unchecked.</summary>
    public long PayloadSizeLimitBytes { get; init; }

    /// <summary>Largest upserted or inherited memo in bytes (namespace limit <c>memo_size_limit_error</c>); 0 = unchecked.</summary>
    public long MemoSizeLimitBytes { get; init; }

    /// <summary>Largest serialized completion in bytes (namespace limit); 0 = the server decides.</summary>
    public long MaxCompletionBytes { get; init; }

    /// <summary>
    /// Most activities per completion marked <c>request_eager_execution</c>; 0 switches eager start off. The run loop
    /// clears the mark of those for which it has no free slot.
    /// </summary>
    public int MaxEagerActivities { get; init; } = DefaultMaxEagerActivities;

    /// <summary>
    /// Replayer: never start local activities, never report a task; every failure is emitted as
    /// <see cref="RunEffect.FailTask"/> whatever the attempt, and the end of a good replay as <see cref="RunEffect.TaskFinished"/>.
    /// </summary>
    public bool ReplayOnly { get; init; }
}
