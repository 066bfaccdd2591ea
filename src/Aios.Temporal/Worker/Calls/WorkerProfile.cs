using Aios.Temporal.Api.Common.V1;
using ProtoDeployment = Aios.Temporal.Api.Deployment.V1.WorkerDeploymentOptions;

namespace Aios.Temporal.Worker.Calls;

/// <summary>How a worker presents itself in its requests; fixed for its lifetime.</summary>
internal sealed record WorkerProfile
{
    public required string Namespace { get; init; }

    public required string TaskQueue { get; init; }

    /// <summary>Queue only this worker polls; null without a cache.</summary>
    public required string? StickyQueue { get; init; }

    public required TimeSpan StickyScheduleToStartTimeout { get; init; }

    public required string Identity { get; init; }

    /// <summary>Unique per worker object.</summary>
    public required string InstanceKey { get; init; }

    public required string BuildId { get; init; }

    /// <summary>Null for a worker without a deployment version.</summary>
    public required ProtoDeployment? Deployment { get; init; }

    /// <summary>Whether the old build id versioning is on.</summary>
    public required bool UseBuildIdVersioning { get; init; }

    public double? MaxTaskQueueActivitiesPerSecond { get; init; }

    /// <summary>Legacy stamp, only in requests without deployment options.</summary>
    public WorkerVersionCapabilities? VersionCapabilities =>
        Deployment is null && UseBuildIdVersioning ? new() { BuildId = BuildId, UseVersioning = true } : null;

    /// <summary>Legacy stamp, only in requests without deployment options.</summary>
    public WorkerVersionStamp? VersionStamp =>
        Deployment is null ? new() { BuildId = BuildId, UseVersioning = UseBuildIdVersioning } : null;
}
