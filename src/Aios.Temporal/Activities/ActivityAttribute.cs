namespace Aios.Temporal.Activities;

/// <summary>Marks a method as an activity, so that workers can register it and workflows can call it.</summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class ActivityAttribute : Attribute
{
    /// <summary>Uses the method name; a trailing <c>Async</c> is dropped if the method returns a task.</summary>
    public ActivityAttribute()
    {
    }

    /// <summary>Uses an explicit activity type name.</summary>
    /// <param name="name">Name the server knows the activity by.</param>
    public ActivityAttribute(string name) => Name = name;

    /// <summary>Explicit name, or null to derive it from the method.</summary>
    public string? Name { get; }

    /// <summary>
    /// Whether this activity takes every type that no other activity of the worker takes. Such a method has one
    /// parameter, an array of raw values, and no name. Default false.
    /// </summary>
    public bool Dynamic { get; set; }
}
