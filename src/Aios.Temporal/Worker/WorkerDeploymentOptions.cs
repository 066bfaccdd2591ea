using Aios.Temporal.Common;

namespace Aios.Temporal.Worker;

/// <summary>Deployment version of a worker and whether it takes part in worker versioning.</summary>
public class WorkerDeploymentOptions : ICloneable
{
    /// <summary>Creates options without a version.</summary>
    public WorkerDeploymentOptions()
    {
    }

    /// <summary>Creates options.</summary>
    /// <param name="version">Version of this worker.</param>
    /// <param name="useWorkerVersioning">Whether the server routes by version.</param>
    public WorkerDeploymentOptions(WorkerDeploymentVersion version, bool useWorkerVersioning)
    {
        Version = version;
        UseWorkerVersioning = useWorkerVersioning;
    }

    /// <summary>Version of this worker; needed if versioning is used.</summary>
    public WorkerDeploymentVersion? Version { get; set; }

    /// <summary>Whether the server routes tasks by version. Default false.</summary>
    public bool UseWorkerVersioning { get; set; }

    /// <summary>Behavior of workflows that declare none. Default unspecified, which makes each workflow declare its own.</summary>
    public VersioningBehavior DefaultVersioningBehavior { get; set; } = VersioningBehavior.Unspecified;

    /// <summary>Copies the options.</summary>
    /// <returns>A shallow copy.</returns>
    public virtual object Clone() => MemberwiseClone();
}
