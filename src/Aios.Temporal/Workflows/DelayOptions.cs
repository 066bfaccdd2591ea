namespace Aios.Temporal.Workflows;

/// <summary>Options of a delay.</summary>
public class DelayOptions : ICloneable
{
    /// <summary>Options with a zero delay.</summary>
    public DelayOptions()
    {
    }

    /// <summary>Options with a delay in milliseconds.</summary>
    /// <param name="millisecondsDelay">Delay in milliseconds; -1 is infinite.</param>
    /// <param name="summary">One line shown by tools.</param>
    /// <param name="cancellationToken">Token that ends the delay.</param>
    public DelayOptions(int millisecondsDelay, string? summary = null, CancellationToken? cancellationToken = null)
        : this(TimeSpan.FromMilliseconds(millisecondsDelay), summary, cancellationToken)
    {
    }

    /// <summary>Options with a delay.</summary>
    /// <param name="delay">Delay; <see cref="Timeout.InfiniteTimeSpan"/> is infinite.</param>
    /// <param name="summary">One line shown by tools.</param>
    /// <param name="cancellationToken">Token that ends the delay.</param>
    public DelayOptions(TimeSpan delay, string? summary = null, CancellationToken? cancellationToken = null)
    {
        Delay = delay;
        Summary = summary;
        CancellationToken = cancellationToken;
    }

    /// <summary>How long to wait. Zero still creates a timer, of 1 ms.</summary>
    public TimeSpan Delay { get; set; }

    /// <summary>One line shown by tools, at most 400 bytes.</summary>
    public string? Summary { get; set; }

    /// <summary>Token that ends the delay. Default is <see cref="Workflow.CancellationToken"/>.</summary>
    public CancellationToken? CancellationToken { get; set; }

    /// <summary>Copies the options; values are shared.</summary>
    /// <returns>A shallow copy.</returns>
    public virtual object Clone() => MemberwiseClone();
}
