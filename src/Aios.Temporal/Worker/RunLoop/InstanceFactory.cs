using Aios.Temporal.Worker.Activations;
using Aios.Temporal.Worker.Instance;
using Aios.Temporal.Workflows;
using ProtoFailure = Aios.Temporal.Api.Failure.V1.Failure;

namespace Aios.Temporal.Worker.RunLoop;

/// <summary>Makes the instances of the registered workflow types.</summary>
internal sealed class InstanceFactory
{
    private readonly Dictionary<string, WorkflowInstanceDetails> byName = new(StringComparer.Ordinal);
    private readonly WorkflowInstanceDetails? fallback;
    private readonly Func<WorkflowInstanceDetails, IWorkflowInstance> create;

    /// <exception cref="ArgumentException">Two workflows have the same name, or two are dynamic.</exception>
    public InstanceFactory(
        IEnumerable<WorkflowDefinition> definitions,
        Func<WorkflowDefinition, WorkflowInstanceDetails> describe,
        Func<WorkflowInstanceDetails, IWorkflowInstance> create)
    {
        this.create = create;
        foreach (var definition in definitions)
        {
            if (definition.Name is not { } name)
            {
                fallback = fallback is null
                    ? describe(definition)
                    : throw new ArgumentException("Two dynamic workflows are registered; a worker can have one");
            }
            else if (!byName.TryAdd(name, describe(definition)))
            {
                throw new ArgumentException($"Two workflows named {name} are registered; give one of them another name in its [Workflow] attribute");
            }
        }
    }

    /// <summary>Null if the type is not registered.</summary>
    public IWorkflowInstance? TryCreate(string type) =>
        (byName.GetValueOrDefault(type) ?? fallback) is { } details ? create(details) : null;

    public ProtoFailure UnknownType(string type) => new()
    {
        Message = $"Workflow type {type} is not registered on this worker, available workflows: {string.Join(", ", byName.Keys.Order(StringComparer.Ordinal))}",
        ApplicationFailureInfo = new() { Type = "NotFoundError" },
    };
}
