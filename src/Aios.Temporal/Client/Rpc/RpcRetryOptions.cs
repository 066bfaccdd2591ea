namespace Aios.Temporal.Client;

/// <summary>How long to wait between the attempts of a retried call, and when to give up.</summary>
public class RpcRetryOptions : ICloneable
{
    /// <summary>Gets or sets the wait after the first failure. Default 100 milliseconds.</summary>
    public TimeSpan InitialInterval { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Gets or sets by which part each wait is randomly longer or shorter, from 0 to 1. Default 0.2.</summary>
    public float RandomizationFactor { get; set; } = 0.2f;

    /// <summary>Gets or sets the factor from one wait to the next, at least 1. Default 1.5.</summary>
    public float Multiplier { get; set; } = 1.5f;

    /// <summary>Gets or sets the longest wait before randomization. Default 5 seconds.</summary>
    public TimeSpan MaxInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Gets or sets after which time no further attempt is started. Default 10 seconds. Null is no limit.</summary>
    public TimeSpan? MaxElapsedTime { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Gets or sets how often the call is tried in total. Default 10. Zero is no limit.</summary>
    public int MaxRetries { get; set; } = 10;

    /// <summary>Makes a shallow copy.</summary>
    /// <returns>The copy.</returns>
    public virtual object Clone() => MemberwiseClone();
}
