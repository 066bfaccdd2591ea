using ProtoBehavior = Aios.Temporal.Api.Enums.V1.VersioningBehavior;
using ProtoOverride = Aios.Temporal.Api.Workflow.V1.VersioningOverride;

namespace Aios.Temporal.Common;

/// <summary>Replaces the versioning behavior of one workflow.</summary>
public abstract record VersioningOverride
{
    private VersioningOverride()
    {
    }

    /// <summary>How a pinned override behaves.</summary>
    public enum PinnedOverrideBehavior
    {
        /// <summary>Not decided.</summary>
        Unspecified = 0,

        /// <summary>Stay on the given version.</summary>
        Pinned = 1,
    }

    internal abstract ProtoOverride ToProto();

    /// <summary>Stay on one version.</summary>
    /// <param name="Version">The version.</param>
    /// <param name="Behavior">How to stay.</param>
    public sealed record Pinned(
        WorkerDeploymentVersion Version,
        PinnedOverrideBehavior Behavior = PinnedOverrideBehavior.Pinned) : VersioningOverride
    {
        // Servers before 1.29 know only the two older fields.
        internal override ProtoOverride ToProto() => new()
        {
            Behavior = ProtoBehavior.Pinned,
            PinnedVersion = Version.ToCanonicalString(),
            Pinned = new ProtoOverride.Types.PinnedOverride
            {
                Version = Version.ToProto(),
                Behavior = (ProtoOverride.Types.PinnedOverrideBehavior)Behavior,
            },
        };
    }

    /// <summary>Move to the current version with every workflow task.</summary>
    public sealed record AutoUpgrade : VersioningOverride
    {
        internal override ProtoOverride ToProto() => new() { Behavior = ProtoBehavior.AutoUpgrade, AutoUpgrade = true };
    }

    /// <summary>Move to one version once; afterwards the workflow's own behavior applies again.</summary>
    /// <param name="TargetVersion">The version.</param>
    public sealed record OneTime(WorkerDeploymentVersion TargetVersion) : VersioningOverride
    {
        internal override ProtoOverride ToProto() => new()
        {
            OneTime = new ProtoOverride.Types.OneTimeOverride { TargetDeploymentVersion = TargetVersion.ToProto() },
        };
    }
}
