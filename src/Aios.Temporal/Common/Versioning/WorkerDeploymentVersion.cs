using ProtoVersion = Aios.Temporal.Api.Deployment.V1.WorkerDeploymentVersion;

namespace Aios.Temporal.Common;

/// <summary>One version of a worker deployment.</summary>
/// <param name="DeploymentName">Name of the deployment; without a dot.</param>
/// <param name="BuildId">Build inside the deployment.</param>
public sealed record WorkerDeploymentVersion(string DeploymentName, string BuildId)
{
    /// <summary>Reads the form "deployment.build".</summary>
    /// <param name="canonical">Text; the first dot separates.</param>
    /// <returns>The version.</returns>
    /// <exception cref="ArgumentException">There is no dot.</exception>
    public static WorkerDeploymentVersion FromCanonicalString(string canonical)
    {
        ArgumentNullException.ThrowIfNull(canonical);
        var dot = canonical.IndexOf('.', StringComparison.Ordinal);
        return dot >= 0
            ? new WorkerDeploymentVersion(canonical[..dot], canonical[(dot + 1)..])
            : throw new ArgumentException(
                $"\"{canonical}\" is not a deployment version; it has the form deployment.build.",
                nameof(canonical));
    }

    /// <summary>Gives the form "deployment.build".</summary>
    /// <returns>The text.</returns>
    public string ToCanonicalString() => $"{DeploymentName}.{BuildId}";

    internal static WorkerDeploymentVersion? FromProto(ProtoVersion? proto) =>
        proto is null ? null : new(proto.DeploymentName, proto.BuildId);

    internal ProtoVersion ToProto() => new() { DeploymentName = DeploymentName, BuildId = BuildId };
}
