using static Aios.Temporal.Exceptions.RpcException;

namespace Aios.Temporal.Client;

/// <summary>Decides after each failed attempt of one call whether and when to try again. Time and chance come from outside.</summary>
internal sealed class RpcRetrySchedule(RpcRetryPolicy policy)
{
    /// <summary>How long failures that another attempt cannot mend are tolerated in a task poll, for changes such as a new API key.</summary>
    public static readonly TimeSpan FatalGrace = TimeSpan.FromSeconds(60);

    // The backoff of an overloaded server, for all kinds of calls.
    private static readonly TimeSpan ThrottleInitial = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ThrottleMax = TimeSpan.FromSeconds(10);
    private const double ThrottleMultiplier = 2;

    private TimeSpan interval = policy.InitialInterval;
    private TimeSpan throttleInterval = ThrottleInitial;
    private TimeSpan? firstFatal;
    private int attempts;

    /// <summary>Says how long to wait before the next attempt.</summary>
    /// <param name="failure">What went wrong.</param>
    /// <param name="elapsed">Time since the call began.</param>
    /// <param name="chance">Random number from 0 to 1.</param>
    /// <returns>The wait, or null to give up.</returns>
    public TimeSpan? OnFailure(RpcFailure failure, TimeSpan elapsed, double chance)
    {
        attempts++;
        if (policy.MaxAttempts > 0 && attempts >= policy.MaxAttempts)
        {
            return null;
        }

        if (!MayPass(failure))
        {
            return policy.IsTaskPoll ? WaitInGrace(elapsed) : null;
        }

        var wait = Randomized(interval, chance);
        interval = Next(interval, policy.Multiplier, policy.MaxInterval);
        if (failure.Code == StatusCode.ResourceExhausted)
        {
            var throttled = Randomized(throttleInterval, chance);
            wait = wait > throttled ? wait : throttled;
            throttleInterval = Next(throttleInterval, ThrottleMultiplier, ThrottleMax);
        }

        return policy.MaxElapsed is { } max && elapsed + wait > max ? null : wait;
    }

    private static TimeSpan Next(TimeSpan interval, double multiplier, TimeSpan max) =>
        interval * multiplier < max ? interval * multiplier : max;

    private bool MayPass(RpcFailure failure) => failure.Code switch
    {
        StatusCode.ResourceExhausted => !failure.IsSizeError,
        StatusCode.Unavailable => policy.IsTaskPoll || !failure.IsTlsFailure,
        StatusCode.DataLoss or StatusCode.Internal or StatusCode.Unknown or StatusCode.Aborted or StatusCode.OutOfRange => true,
        StatusCode.Cancelled or StatusCode.DeadlineExceeded => policy.IsTaskPoll,
        _ => false,
    };

    private TimeSpan? WaitInGrace(TimeSpan elapsed)
    {
        firstFatal ??= elapsed;
        return elapsed - firstFatal <= FatalGrace ? policy.MaxInterval : null;
    }

    private TimeSpan Randomized(TimeSpan wait, double chance) => wait * (1 + (policy.RandomizationFactor * ((2 * chance) - 1)));
}
