using Aios.Temporal.Common;

namespace Aios.Temporal.Workflows;

/// <summary>Marks a class or interface as a workflow definition.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Interface | AttributeTargets.Struct, Inherited = false)]
public sealed class WorkflowAttribute : Attribute
{
    /// <summary>Names the workflow after its type; an interface loses its leading <c>I</c>.</summary>
    public WorkflowAttribute()
    {
    }

    /// <summary>Gives the workflow an explicit name.</summary>
    /// <param name="name">Workflow type name as the server sees it.</param>
    public WorkflowAttribute(string name)
    {
        Name = name;
    }

    /// <summary>Explicit workflow type name, or null for the default.</summary>
    public string? Name { get; }

    /// <summary>Whether this workflow runs every workflow type without a definition of its own. Default false.</summary>
    public bool Dynamic { get; set; }

    /// <summary>
    /// Exception types that fail the workflow instead of the workflow task when they leave the run method or a signal
    /// handler, or that fail an update. Subtypes count too. Default none.
    /// </summary>
    public Type[]? FailureExceptionTypes { get; set; }

    /// <summary>How runs move between worker deployment versions. Default is the worker's own default.</summary>
    public VersioningBehavior VersioningBehavior { get; set; } = VersioningBehavior.Unspecified;
}
