namespace Aios.Temporal.Workflows;

/// <summary>Options of waiting for a condition.</summary>
public class WaitConditionOptions : ICloneable
{
    /// <summary>Options whose condition must still be set.</summary>
    public WaitConditionOptions()
    {
    }

    /// <summary>Options with a condition.</summary>
    /// <param name="conditionCheck">Checked after every step of the workflow; must have no side effects.</param>
    /// <param name="timeout">Longest wait. Default and infinite: no limit and no timer.</param>
    /// <param name="timeoutSummary">One line shown by tools for the time-out's timer.</param>
    /// <param name="cancellationToken">Token that ends the wait.</param>
    public WaitConditionOptions(
        Func<bool> conditionCheck,
        TimeSpan? timeout = null,
        string? timeoutSummary = null,
        CancellationToken? cancellationToken = null)
    {
        ConditionCheck = conditionCheck;
        Timeout = timeout;
        TimeoutSummary = timeoutSummary;
        CancellationToken = cancellationToken;
    }

    /// <summary>Checked after every step of the workflow. Default is always true. It must have no side effects.</summary>
    public Func<bool> ConditionCheck { get; set; } = static () => true;

    /// <summary>Longest wait. Null or infinite: no limit and no timer.</summary>
    public TimeSpan? Timeout { get; set; }

    /// <summary>One line shown by tools for the time-out's timer, at most 400 bytes.</summary>
    public string? TimeoutSummary { get; set; }

    /// <summary>Token that ends the wait. Default is <see cref="Workflow.CancellationToken"/>.</summary>
    public CancellationToken? CancellationToken { get; set; }

    /// <summary>Copies the options; values are shared.</summary>
    /// <returns>A shallow copy.</returns>
    public virtual object Clone() => MemberwiseClone();
}
