namespace Aios.Temporal.Workflows;

/// <summary>Options of a cancel request to another workflow. There are none yet.</summary>
public class ExternalWorkflowCancelOptions : ICloneable
{
    /// <summary>Copies the options.</summary>
    /// <returns>A shallow copy.</returns>
    public virtual object Clone() => MemberwiseClone();
}
