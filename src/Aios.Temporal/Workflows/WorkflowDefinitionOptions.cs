using Aios.Temporal.Common;

namespace Aios.Temporal.Workflows;

/// <summary>Options a dynamic workflow chooses for one run, see <see cref="WorkflowDynamicOptionsAttribute"/>.</summary>
public class WorkflowDefinitionOptions : ICloneable
{
    /// <summary>See <see cref="WorkflowAttribute.FailureExceptionTypes"/>.</summary>
    public Type[]? FailureExceptionTypes { get; set; }

    /// <summary>See <see cref="WorkflowAttribute.VersioningBehavior"/>.</summary>
    public VersioningBehavior VersioningBehavior { get; set; } = VersioningBehavior.Unspecified;

    /// <summary>Copies the options; values are shared.</summary>
    /// <returns>A shallow copy.</returns>
    public object Clone() => MemberwiseClone();
}
