namespace Aios.Temporal.Extensions.Hosting;

/// <summary>Tells hosted workers apart: one worker per queue and version.</summary>
/// <param name="TaskQueue">Queue the worker polls.</param>
/// <param name="Version">Deployment version or build id; null for an unversioned worker.</param>
/// <param name="VersionIsBuildId">Whether the version is a build id of the legacy versioning.</param>
public record TemporalWorkerServiceIdentifier(string TaskQueue, string? Version, bool VersionIsBuildId)
{
    /// <summary>Name of the options of this worker among all options of the host.</summary>
    internal string OptionsName => Version is null ? TaskQueue : TaskQueue + "\n" + Version;

    /// <summary>The identifier of a builder's worker.</summary>
    internal static TemporalWorkerServiceIdentifier Of(ITemporalWorkerServiceOptionsBuilder builder) =>
        builder.BuildId is { } buildId
            ? new(builder.TaskQueue, buildId, VersionIsBuildId: true)
            : new(builder.TaskQueue, builder.DeploymentOptions?.Version?.ToCanonicalString(), VersionIsBuildId: false);
}
