namespace Aios.Temporal.Workflows;

/// <summary>
/// Marks a public method or property getter as a query handler. It returns a value synchronously and must not change
/// the workflow.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property, Inherited = false)]
public sealed class WorkflowQueryAttribute : Attribute
{
    /// <summary>Names the query after the method or property.</summary>
    public WorkflowQueryAttribute()
    {
    }

    /// <summary>Gives the query an explicit name.</summary>
    /// <param name="name">Query name.</param>
    public WorkflowQueryAttribute(string name)
    {
        Name = name;
    }

    /// <summary>Explicit query name, or null for the default.</summary>
    public string? Name { get; }

    /// <summary>Short text shown by tools next to the handler.</summary>
    public string? Description { get; set; }

    /// <summary>Whether this handler answers every query without a handler of its own. Default false.</summary>
    public bool Dynamic { get; set; }
}
