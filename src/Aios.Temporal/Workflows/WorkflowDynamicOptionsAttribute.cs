namespace Aios.Temporal.Workflows;

/// <summary>
/// Marks the method of a dynamic workflow that returns its <see cref="WorkflowDefinitionOptions"/> for one run. It takes
/// no parameters and is called once, after construction.
/// </summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class WorkflowDynamicOptionsAttribute : Attribute
{
}
