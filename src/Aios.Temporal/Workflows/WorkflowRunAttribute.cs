namespace Aios.Temporal.Workflows;

/// <summary>Marks the one method that is the body of a workflow. It must be public and return a task.</summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class WorkflowRunAttribute : Attribute
{
}
