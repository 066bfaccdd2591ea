using Google.Protobuf.WellKnownTypes;
using ProtoRetryPolicy = Aios.Temporal.Api.Common.V1.RetryPolicy;

namespace Aios.Temporal.Common;

/// <summary>How failed attempts are repeated.</summary>
public record RetryPolicy
{
    private static readonly TimeSpan DefaultInitialInterval = TimeSpan.FromSeconds(1);

    /// <summary>Wait before the first retry. Default one second.</summary>
    public TimeSpan InitialInterval { get; set; } = DefaultInitialInterval;

    /// <summary>Factor from one wait to the next. Default 2.</summary>
    public float BackoffCoefficient { get; set; } = 2;

    /// <summary>Longest wait; null for 100 times <see cref="InitialInterval"/>.</summary>
    public TimeSpan? MaximumInterval { get; set; }

    /// <summary>Number of attempts including the first; 0 (default) for no limit.</summary>
    public int MaximumAttempts { get; set; }

    /// <summary>Error types that are never repeated.</summary>
    public IReadOnlyCollection<string>? NonRetryableErrorTypes { get; set; }

    internal static RetryPolicy FromProto(ProtoRetryPolicy proto) => new()
    {
        InitialInterval = proto.InitialInterval?.ToTimeSpan() ?? DefaultInitialInterval,
        BackoffCoefficient = (float)proto.BackoffCoefficient,
        MaximumInterval = proto.MaximumInterval?.ToTimeSpan(),
        MaximumAttempts = proto.MaximumAttempts,
        NonRetryableErrorTypes = proto.NonRetryableErrorTypes.Count == 0 ? null : [.. proto.NonRetryableErrorTypes],
    };

    internal ProtoRetryPolicy ToProto()
    {
        var proto = new ProtoRetryPolicy
        {
            InitialInterval = Duration.FromTimeSpan(InitialInterval),
            BackoffCoefficient = BackoffCoefficient,
            MaximumInterval = MaximumInterval is { } maximum ? Duration.FromTimeSpan(maximum) : null,
            MaximumAttempts = MaximumAttempts,
        };
        proto.NonRetryableErrorTypes.AddRange(NonRetryableErrorTypes ?? []);
        return proto;
    }
}
