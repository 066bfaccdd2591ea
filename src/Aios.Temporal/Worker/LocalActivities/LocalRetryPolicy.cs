using Aios.Temporal.Api.Common.V1;
using Google.Protobuf.WellKnownTypes;
using ProtoFailure = Aios.Temporal.Api.Failure.V1.Failure;

namespace Aios.Temporal.Worker.LocalActivities;

/// <summary>Retry rules of a local activity with the server's defaults filled in (protocol section 6.7).</summary>
internal sealed class LocalRetryPolicy
{
    private const double DefaultCoefficient = 2;
    private const int DefaultMaximumIntervalFactor = 100;
    private static readonly TimeSpan DefaultInitialInterval = TimeSpan.FromSeconds(1);

    private readonly TimeSpan initial;
    private readonly double coefficient;
    private readonly TimeSpan maximum;
    private readonly int maximumAttempts;
    private readonly IReadOnlyCollection<string> nonRetryableTypes;

    public LocalRetryPolicy(RetryPolicy? policy)
    {
        initial = Positive(policy?.InitialInterval) ?? DefaultInitialInterval;
        coefficient = policy is { BackoffCoefficient: > 0 } ? policy.BackoffCoefficient : DefaultCoefficient;
        maximum = Positive(policy?.MaximumInterval) ?? initial * DefaultMaximumIntervalFactor;
        maximumAttempts = policy?.MaximumAttempts ?? 0;
        nonRetryableTypes = policy?.NonRetryableErrorTypes.ToArray() ?? [];
    }

    /// <summary>How long to wait after this attempt failed; null if it was the last one.</summary>
    public TimeSpan? BackoffAfter(int attempt, ProtoFailure failure)
    {
        if ((maximumAttempts > 0 && attempt >= maximumAttempts) || IsFinal(failure))
        {
            return null;
        }

        if (Positive(failure.ApplicationFailureInfo?.NextRetryDelay) is { } wanted)
        {
            return wanted;
        }

        // Beyond some attempt the power exceeds every time span, so the comparison is done in doubles.
        var seconds = initial.TotalSeconds * Math.Pow(coefficient, attempt - 1);
        return seconds < maximum.TotalSeconds ? TimeSpan.FromSeconds(seconds) : maximum;
    }

    private bool IsFinal(ProtoFailure failure) => failure.ApplicationFailureInfo is { } info
        && (info.NonRetryable || nonRetryableTypes.Contains(info.Type, StringComparer.OrdinalIgnoreCase));

    private static TimeSpan? Positive(Duration? duration) =>
        duration?.ToTimeSpan() is { } span && span > TimeSpan.Zero ? span : null;
}
