namespace Aios.Temporal.Workflows;

/// <summary>Options of <c>Workflow.Patched</c>. There are none yet.</summary>
public class PatchOptions : ICloneable
{
    /// <summary>Copies the options.</summary>
    /// <returns>A shallow copy.</returns>
    public virtual object Clone() => MemberwiseClone();
}
