namespace Aios.Temporal.Workflows;

/// <summary>Options of a signal to a child workflow.</summary>
public class ChildWorkflowSignalOptions : ICloneable
{
    /// <summary>Token that gives up the signal if it was not sent yet. Default <see cref="Workflow.CancellationToken"/>.</summary>
    public CancellationToken? CancellationToken { get; set; }

    /// <summary>Copies the options; values are shared.</summary>
    /// <returns>A shallow copy.</returns>
    public virtual object Clone() => MemberwiseClone();
}
