namespace Aios.Temporal.Workflows;

/// <summary>Marks a public method that returns a task, with or without a value, as an update handler.</summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class WorkflowUpdateAttribute : Attribute
{
    /// <summary>Names the update after the method, without a trailing <c>Async</c>.</summary>
    public WorkflowUpdateAttribute()
    {
    }

    /// <summary>Gives the update an explicit name.</summary>
    /// <param name="name">Update name.</param>
    public WorkflowUpdateAttribute(string name)
    {
        Name = name;
    }

    /// <summary>Explicit update name, or null for the default.</summary>
    public string? Name { get; }

    /// <summary>Short text shown by tools next to the handler.</summary>
    public string? Description { get; set; }

    /// <summary>Whether this handler receives every update without a handler of its own. Default false.</summary>
    public bool Dynamic { get; set; }

    /// <summary>What happens if the workflow ends while this handler runs. Default is a warning.</summary>
    public HandlerUnfinishedPolicy UnfinishedPolicy { get; set; } = HandlerUnfinishedPolicy.WarnAndAbandon;
}
