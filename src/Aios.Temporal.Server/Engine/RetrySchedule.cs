using Aios.Temporal.Api.Common.V1;
using Aios.Temporal.Api.Enums.V1;
using Google.Protobuf.WellKnownTypes;
using ProtoFailure = Aios.Temporal.Api.Failure.V1.Failure;

namespace Aios.Temporal.Server.Engine;

/// <summary>Whether and when to try again; the same rule for workflows and activities (server semantics 2.6).</summary>
internal static class RetrySchedule
{
    /// <summary>Prefix by which a policy names a time-out type as non-retryable.</summary>
    private const string TimeoutPrefix = "TemporalTimeout:";

    /// <param name="delay">Wait before the next attempt; meaningful only with <see cref="RetryState.InProgress"/>.</param>
    public static RetryState Next(
        RetryPolicy? policy, int attempt, ProtoFailure failure, DateTime now, DateTime? expiration, bool isActivity, out TimeSpan delay)
    {
        delay = TimeSpan.Zero;
        if (policy is null)
        {
            return RetryState.RetryPolicyNotSet;
        }

        if (!IsRetryable(failure, policy.NonRetryableErrorTypes))
        {
            return RetryState.NonRetryableFailure;
        }

        if (policy.MaximumAttempts > 0 && attempt >= policy.MaximumAttempts)
        {
            return RetryState.MaximumAttemptsReached;
        }

        var explicitDelay = failure.ApplicationFailureInfo?.NextRetryDelay;
        var maximum = policy.MaximumInterval?.ToTimeSpan() ?? TimeSpan.Zero;
        delay = explicitDelay?.ToTimeSpan() ?? Exponential(policy, attempt);
        if (!(explicitDelay is not null && isActivity) && maximum > TimeSpan.Zero && (delay <= TimeSpan.Zero || delay > maximum))
        {
            delay = maximum;
        }

        return expiration is { } limit && now + delay > limit ? RetryState.Timeout : RetryState.InProgress;
    }

    /// <summary>Fills what a given policy leaves out; throws on values that make no sense.</summary>
    public static void Normalize(RetryPolicy policy)
    {
        policy.InitialInterval ??= Duration.FromTimeSpan(TimeSpan.FromSeconds(1));
        if (policy.InitialInterval.ToTimeSpan() == TimeSpan.Zero)
        {
            policy.InitialInterval = Duration.FromTimeSpan(TimeSpan.FromSeconds(1));
        }

        if (policy.BackoffCoefficient == 0)
        {
            policy.BackoffCoefficient = 2;
        }

        if (policy.MaximumInterval is null || policy.MaximumInterval.ToTimeSpan() == TimeSpan.Zero)
        {
            policy.MaximumInterval = Duration.FromTimeSpan(policy.InitialInterval.ToTimeSpan() * 100);
        }

        if (policy.MaximumAttempts == 1)
        {
            return;
        }

        var problem = policy switch
        {
            { MaximumAttempts: < 0 } => "MaximumAttempts cannot be negative on retry policy.",
            { BackoffCoefficient: < 1 } => "BackoffCoefficient cannot be less than 1 on retry policy.",
            _ when policy.InitialInterval.ToTimeSpan() < TimeSpan.Zero => "InitialInterval cannot be negative on retry policy.",
            _ when policy.MaximumInterval.ToTimeSpan() < policy.InitialInterval.ToTimeSpan() =>
                "MaximumInterval cannot be less than InitialInterval on retry policy.",
            _ => policy.NonRetryableErrorTypes
                .Where(type => type.StartsWith(TimeoutPrefix, StringComparison.Ordinal)
                    && !System.Enum.TryParse<TimeoutType>(type[TimeoutPrefix.Length..], out _))
                .Select(type => $"Invalid timeout type value in retry policy: {type}.")
                .FirstOrDefault(),
        };
        if (problem is not null)
        {
            throw ServiceException.InvalidArgument(problem);
        }
    }

    private static TimeSpan Exponential(RetryPolicy policy, int attempt)
    {
        var seconds = policy.InitialInterval.ToTimeSpan().TotalSeconds * Math.Pow(policy.BackoffCoefficient, attempt - 1);
        // Zero stands for "too large to say": the caller then applies the maximum interval.
        return double.IsFinite(seconds) && seconds < TimeSpan.MaxValue.TotalSeconds / 2 ? TimeSpan.FromSeconds(seconds) : TimeSpan.Zero;
    }

    private static bool IsRetryable(ProtoFailure failure, IReadOnlyCollection<string> nonRetryable) => failure.FailureInfoCase switch
    {
        ProtoFailure.FailureInfoOneofCase.TerminatedFailureInfo or ProtoFailure.FailureInfoOneofCase.CanceledFailureInfo => false,
        ProtoFailure.FailureInfoOneofCase.TimeoutFailureInfo =>
            failure.TimeoutFailureInfo.TimeoutType is TimeoutType.StartToClose or TimeoutType.Heartbeat
            && !nonRetryable.Contains(TimeoutPrefix + failure.TimeoutFailureInfo.TimeoutType),
        ProtoFailure.FailureInfoOneofCase.ServerFailureInfo => !failure.ServerFailureInfo.NonRetryable,
        ProtoFailure.FailureInfoOneofCase.ApplicationFailureInfo =>
            !failure.ApplicationFailureInfo.NonRetryable && !nonRetryable.Contains(failure.ApplicationFailureInfo.Type),
        _ => true,
    };
}
