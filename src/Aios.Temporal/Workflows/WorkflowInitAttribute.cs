namespace Aios.Temporal.Workflows;

/// <summary>
/// Marks the constructor that receives the workflow's arguments. Its parameters must be those of the run method.
/// </summary>
[AttributeUsage(AttributeTargets.Constructor, Inherited = false)]
public sealed class WorkflowInitAttribute : Attribute
{
}
