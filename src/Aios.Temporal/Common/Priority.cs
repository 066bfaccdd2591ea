using ProtoPriority = Aios.Temporal.Api.Common.V1.Priority;

namespace Aios.Temporal.Common;

/// <summary>Order among tasks that wait in one task queue.</summary>
/// <remarks>Anything left null is inherited from the workflow that makes the call, or the server default applies.</remarks>
public sealed record Priority
{
    /// <summary>Creates a priority.</summary>
    /// <param name="priorityKey">1 is the most urgent; the server allows up to 5 unless configured otherwise.</param>
    /// <param name="fairnessKey">Tasks of the same key share a fair part of the capacity.</param>
    /// <param name="fairnessWeight">Weight of the key, from 0.001 to 1000.</param>
    public Priority(int? priorityKey = null, string? fairnessKey = null, float? fairnessWeight = null)
    {
        PriorityKey = priorityKey;
        FairnessKey = fairnessKey;
        FairnessWeight = fairnessWeight;
    }

    /// <summary>A priority with nothing set.</summary>
    public static Priority Default { get; } = new();

    /// <summary>1 is the most urgent.</summary>
    public int? PriorityKey { get; init; }

    /// <summary>Tasks of the same key share a fair part of the capacity.</summary>
    public string? FairnessKey { get; init; }

    /// <summary>Weight of the key.</summary>
    public float? FairnessWeight { get; init; }

    internal static Priority FromProto(ProtoPriority? proto) => proto is null
        ? Default
        : new Priority(
            proto.PriorityKey == 0 ? null : proto.PriorityKey,
            proto.FairnessKey.Length == 0 ? null : proto.FairnessKey,
            proto.FairnessWeight == 0 ? null : proto.FairnessWeight);

    internal ProtoPriority ToProto() => new()
    {
        PriorityKey = PriorityKey ?? 0,
        FairnessKey = FairnessKey ?? string.Empty,
        FairnessWeight = FairnessWeight ?? 0,
    };
}
