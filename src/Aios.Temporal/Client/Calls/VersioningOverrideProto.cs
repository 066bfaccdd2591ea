using Aios.Temporal.Common;
using ProtoOverride = Aios.Temporal.Api.Workflow.V1.VersioningOverride;

namespace Aios.Temporal.Client.Calls;

/// <summary>Reads versioning overrides, in the newest form and in the one of older servers.</summary>
internal static class VersioningOverrideProto
{
    public static VersioningOverride? Read(ProtoOverride? proto) => proto switch
    {
        null => null,
        { OverrideCase: ProtoOverride.OverrideOneofCase.Pinned } => new VersioningOverride.Pinned(
            WorkerDeploymentVersion.FromProto(proto.Pinned.Version)!,
            (VersioningOverride.PinnedOverrideBehavior)proto.Pinned.Behavior),
        { OverrideCase: ProtoOverride.OverrideOneofCase.OneTime } => new VersioningOverride.OneTime(
            WorkerDeploymentVersion.FromProto(proto.OneTime.TargetDeploymentVersion)!),
        { PinnedVersion.Length: > 0 } =>
            new VersioningOverride.Pinned(WorkerDeploymentVersion.FromCanonicalString(proto.PinnedVersion)),
        _ => new VersioningOverride.AutoUpgrade(),
    };
}
