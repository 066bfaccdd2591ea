namespace Aios.Temporal.Client;

/// <summary>When to try again. See <see cref="RpcRetrySchedule" /> for the rules that are the same for all policies.</summary>
/// <param name="InitialInterval">Wait after the first failure.</param>
/// <param name="Multiplier">Factor from one wait to the next.</param>
/// <param name="MaxInterval">Longest wait before randomization.</param>
/// <param name="RandomizationFactor">By which part a wait is randomly longer or shorter.</param>
/// <param name="MaxElapsed">After which time since the start no attempt begins; null is no limit.</param>
/// <param name="MaxAttempts">Attempts in total; 0 is no limit.</param>
/// <param name="IsTaskPoll">Whether the rules of task polls apply.</param>
internal sealed record RpcRetryPolicy(
    TimeSpan InitialInterval,
    double Multiplier,
    TimeSpan MaxInterval,
    double RandomizationFactor,
    TimeSpan? MaxElapsed,
    int MaxAttempts,
    bool IsTaskPoll = false)
{
    /// <summary>Gets the policy of calls that are tried once.</summary>
    public static RpcRetryPolicy Once { get; } = new(TimeSpan.Zero, 1, TimeSpan.Zero, 0, null, 1);

    /// <summary>Gets the policy of task polls, which no option changes.</summary>
    public static RpcRetryPolicy TaskPoll { get; } =
        new(TimeSpan.FromMilliseconds(200), 2, TimeSpan.FromSeconds(10), 0.2, null, 0, IsTaskPoll: true);

    /// <summary>Reads the policy of normal calls from the options.</summary>
    /// <exception cref="ArgumentException">A value is out of range.</exception>
    public static RpcRetryPolicy From(RpcRetryOptions options)
    {
        Check(options.InitialInterval > TimeSpan.Zero, nameof(options.InitialInterval), options.InitialInterval, "more than zero");
        Check(options.Multiplier >= 1, nameof(options.Multiplier), options.Multiplier, "at least 1");
        Check(options.MaxInterval >= options.InitialInterval, nameof(options.MaxInterval), options.MaxInterval, "at least the initial interval");
        Check(options.RandomizationFactor is >= 0 and <= 1, nameof(options.RandomizationFactor), options.RandomizationFactor, "from 0 to 1");
        Check(options.MaxElapsedTime is null || options.MaxElapsedTime >= TimeSpan.Zero, nameof(options.MaxElapsedTime), options.MaxElapsedTime, "null or at least zero");
        Check(options.MaxRetries >= 0, nameof(options.MaxRetries), options.MaxRetries, "at least 0, where 0 is no limit");
        return new RpcRetryPolicy(
            options.InitialInterval, options.Multiplier, options.MaxInterval, options.RandomizationFactor, options.MaxElapsedTime, options.MaxRetries);
    }

    private static void Check(bool isValid, string name, object? value, string rule)
    {
        if (!isValid)
        {
            throw new ArgumentException($"{nameof(RpcRetryOptions)}.{name} is {value}; it must be {rule}.");
        }
    }
}
