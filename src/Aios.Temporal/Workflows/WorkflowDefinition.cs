using System.Collections.Concurrent;
using System.Reflection;
using Aios.Temporal.Common;

namespace Aios.Temporal.Workflows;

/// <summary>A workflow: its run method and handlers, read from a class or interface once and checked.</summary>
public class WorkflowDefinition
{
    private static readonly ConcurrentDictionary<Type, WorkflowDefinition> ByType = new();

    private readonly Func<object?[], object>? creator;

    internal WorkflowDefinition(WorkflowDefinitionReader reader, Func<object?[], object>? creator)
    {
        Name = reader.Name;
        Type = reader.Type;
        RunMethod = reader.RunMethod!;
        RunInvoker = new(RunMethod);
        Signals = reader.Signals.Named;
        DynamicSignal = reader.Signals.Dynamic;
        Queries = reader.Queries.Named;
        DynamicQuery = reader.Queries.Dynamic;
        Updates = reader.Updates.Named;
        DynamicUpdate = reader.Updates.Dynamic;
        FailureExceptionTypes = reader.Attribute.FailureExceptionTypes;
        VersioningBehavior = reader.Attribute.VersioningBehavior;
        DynamicOptionsGetter = reader.DynamicOptionsGetter;
        this.creator = creator;
    }

    /// <summary>Workflow type name; null if dynamic.</summary>
    public string? Name { get; }

    /// <summary>Class or interface.</summary>
    public Type Type { get; }

    /// <summary>Run method.</summary>
    public MethodInfo RunMethod { get; }

    /// <summary>Whether objects can be made; false for interfaces and abstract classes.</summary>
    public bool Instantiable => creator is not null;

    /// <summary>Signal handlers by name.</summary>
    public IReadOnlyDictionary<string, WorkflowSignalDefinition> Signals { get; }

    /// <summary>Handler of signals without one of their own.</summary>
    public WorkflowSignalDefinition? DynamicSignal { get; }

    /// <summary>Query handlers by name.</summary>
    public IReadOnlyDictionary<string, WorkflowQueryDefinition> Queries { get; }

    /// <summary>Handler of queries without one of their own.</summary>
    public WorkflowQueryDefinition? DynamicQuery { get; }

    /// <summary>Update handlers by name.</summary>
    public IReadOnlyDictionary<string, WorkflowUpdateDefinition> Updates { get; }

    /// <summary>Handler of updates without one of their own.</summary>
    public WorkflowUpdateDefinition? DynamicUpdate { get; }

    /// <summary>Whether the workflow runs every type without a definition of its own.</summary>
    public bool Dynamic => Name is null;

    /// <summary>See <see cref="WorkflowAttribute.FailureExceptionTypes"/>.</summary>
    public Type[]? FailureExceptionTypes { get; }

    /// <summary>See <see cref="WorkflowAttribute.VersioningBehavior"/>.</summary>
    public VersioningBehavior? VersioningBehavior { get; }

    /// <summary>Reads the options of one run from its workflow object, see <see cref="WorkflowDynamicOptionsAttribute"/>.</summary>
    public Func<object?, WorkflowDefinitionOptions>? DynamicOptionsGetter { get; }

    internal HandlerInvoker RunInvoker { get; }

    /// <summary>Definition of a type with <see cref="WorkflowAttribute"/>.</summary>
    /// <typeparam name="T">Class or interface.</typeparam>
    /// <returns>The definition.</returns>
    /// <exception cref="ArgumentException">The type is no valid workflow; the message lists every problem.</exception>
    public static WorkflowDefinition Create<T>() => Create(typeof(T));

    /// <summary>Definition of a type with <see cref="WorkflowAttribute"/>.</summary>
    /// <param name="type">Class or interface.</param>
    /// <returns>The definition.</returns>
    /// <exception cref="ArgumentException">The type is no valid workflow; the message lists every problem.</exception>
    public static WorkflowDefinition Create(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return ByType.GetOrAdd(type, static type => Create(type, nameOverride: null, creatorOverride: null));
    }

    /// <summary>Definition of a type with another name or another way to make objects.</summary>
    /// <param name="type">Class or interface.</param>
    /// <param name="nameOverride">Workflow type name; null for the type's.</param>
    /// <param name="creatorOverride">
    /// Makes a workflow object from the arguments of the run; null for the constructor. Runs as workflow code.
    /// </param>
    /// <returns>The definition.</returns>
    /// <exception cref="ArgumentException">The type is no valid workflow; the message lists every problem.</exception>
    public static WorkflowDefinition Create(Type type, string? nameOverride, Func<object?[], object>? creatorOverride)
    {
        ArgumentNullException.ThrowIfNull(type);
        var reader = WorkflowDefinitionReader.Read(type, nameOverride, creatorOverride is not null);
        return new(reader, creatorOverride ?? reader.Creator);
    }

    /// <summary>Makes a workflow object. Only meaningful in workflow code.</summary>
    /// <param name="workflowArguments">Arguments of the run method.</param>
    /// <returns>The object.</returns>
    /// <exception cref="InvalidOperationException">The type cannot be instantiated.</exception>
    public object CreateWorkflowInstance(object?[] workflowArguments)
    {
        if (creator is null)
        {
            throw new InvalidOperationException(
                $"Workflow type {Type.FullName} is an interface or abstract, or has no suitable constructor, and cannot run");
        }

        return creator(workflowArguments);
    }

    internal static string NameFromRunMethodForCall(MethodInfo method)
    {
        if (!method.IsDefined(typeof(WorkflowRunAttribute), inherit: false))
        {
            throw new ArgumentException(
                $"Method {DefinitionMethods.Describe(method)} needs the attribute [WorkflowRun] to be called as a workflow");
        }

        return Create(method.ReflectedType!).Name ?? throw new ArgumentException(
            $"Workflow method {DefinitionMethods.Describe(method)} is dynamic: start it by name");
    }
}
