namespace Aios.Temporal.Workflows;

/// <summary>
/// Marks a public method without a result as the validator of an update. It has the parameters of the update method,
/// must not change the workflow, and rejects the update by throwing.
/// </summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class WorkflowUpdateValidatorAttribute : Attribute
{
    /// <summary>Names the update method that is validated.</summary>
    /// <param name="updateMethod">Method name, usually written with <c>nameof</c>.</param>
    public WorkflowUpdateValidatorAttribute(string updateMethod)
    {
        UpdateMethod = updateMethod;
    }

    /// <summary>Name of the update method.</summary>
    public string UpdateMethod { get; }
}
