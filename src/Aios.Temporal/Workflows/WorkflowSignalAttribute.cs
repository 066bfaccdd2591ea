namespace Aios.Temporal.Workflows;

/// <summary>Marks a public method that returns a task as a signal handler.</summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class WorkflowSignalAttribute : Attribute
{
    /// <summary>Names the signal after the method, without a trailing <c>Async</c>.</summary>
    public WorkflowSignalAttribute()
    {
    }

    /// <summary>Gives the signal an explicit name.</summary>
    /// <param name="name">Signal name.</param>
    public WorkflowSignalAttribute(string name)
    {
        Name = name;
    }

    /// <summary>Explicit signal name, or null for the default.</summary>
    public string? Name { get; }

    /// <summary>Short text shown by tools next to the handler.</summary>
    public string? Description { get; set; }

    /// <summary>Whether this handler receives every signal without a handler of its own. Default false.</summary>
    public bool Dynamic { get; set; }

    /// <summary>What happens if the workflow ends while this handler runs. Default is a warning.</summary>
    public HandlerUnfinishedPolicy UnfinishedPolicy { get; set; } = HandlerUnfinishedPolicy.WarnAndAbandon;
}
