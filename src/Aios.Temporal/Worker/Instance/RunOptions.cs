using Aios.Temporal.Common;
using Aios.Temporal.Exceptions;
using Aios.Temporal.Workflows;

namespace Aios.Temporal.Worker.Instance;

/// <summary>What a run's definition, and a dynamic workflow for this run, chose.</summary>
internal sealed class RunOptions(WorkflowDefinition definition, IReadOnlyCollection<Type> workerFailureTypes)
{
    private Type[] failureTypes = definition.FailureExceptionTypes ?? [];

    public VersioningBehavior VersioningBehavior { get; private set; } =
        definition.VersioningBehavior ?? VersioningBehavior.Unspecified;

    public void Override(WorkflowDefinitionOptions options)
    {
        failureTypes = options.FailureExceptionTypes ?? failureTypes;
        if (options.VersioningBehavior != VersioningBehavior.Unspecified)
        {
            VersioningBehavior = options.VersioningBehavior;
        }
    }

    /// <summary>Whether an exception fails the workflow or update; any other fails the workflow task.</summary>
    public bool IsFailure(Exception exception) =>
        exception is FailureException or OperationCanceledException
        || Array.Exists(failureTypes, type => type.IsInstanceOfType(exception))
        || workerFailureTypes.Any(type => type.IsInstanceOfType(exception));
}
