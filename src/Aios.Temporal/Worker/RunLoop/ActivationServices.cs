using Aios.Temporal.Converters;
using VersioningBehavior = Aios.Temporal.Api.Enums.V1.VersioningBehavior;

namespace Aios.Temporal.Worker.RunLoop;

/// <summary>What it takes to run activations, live or in a replay.</summary>
internal sealed record ActivationServices
{
    public required string Namespace { get; init; }

    public required string TaskQueue { get; init; }

    public required InstanceFactory Instances { get; init; }

    public required IPayloadCodec? Codec { get; init; }

    public required DeadlockWatch Deadlocks { get; init; }

    /// <summary>Behavior of workflows that declare none.</summary>
    public VersioningBehavior DefaultVersioningBehavior { get; init; }
}
