using System.Collections.Concurrent;
using System.Reflection;

namespace Aios.Temporal.Workflows;

/// <summary>A query handler of a workflow.</summary>
public class WorkflowQueryDefinition
{
    private const string Kind = "Query";

    private static readonly ConcurrentDictionary<MethodInfo, WorkflowQueryDefinition> FromMethods = new();
    private static readonly ConcurrentDictionary<PropertyInfo, WorkflowQueryDefinition> FromProperties = new();

    private WorkflowQueryDefinition(string? name, string? description, HandlerInvoker invoker)
    {
        Name = name;
        Description = description;
        Invoker = invoker;
    }

    /// <summary>Query name; null if dynamic.</summary>
    public string? Name { get; }

    /// <summary>Short text shown by tools.</summary>
    public string? Description { get; }

    /// <summary>Whether the handler answers every query without one of its own.</summary>
    public bool Dynamic => Name is null;

    internal HandlerInvoker Invoker { get; }

    /// <summary>Definition of a method with <see cref="WorkflowQueryAttribute"/>.</summary>
    /// <param name="method">Method.</param>
    /// <returns>The definition.</returns>
    /// <exception cref="ArgumentException">The method is no valid query handler.</exception>
    public static WorkflowQueryDefinition FromMethod(MethodInfo method)
    {
        ArgumentNullException.ThrowIfNull(method);
        return FromMethods.GetOrAdd(method, Create);
    }

    /// <summary>Definition of a property with <see cref="WorkflowQueryAttribute"/>.</summary>
    /// <param name="property">Property.</param>
    /// <returns>The definition.</returns>
    /// <exception cref="ArgumentException">The property is no valid query handler.</exception>
    public static WorkflowQueryDefinition FromProperty(PropertyInfo property)
    {
        ArgumentNullException.ThrowIfNull(property);
        return FromProperties.GetOrAdd(property, Create);
    }

    /// <summary>Definition of a delegate, to be added to <see cref="Workflow.Queries"/> by a running workflow.</summary>
    /// <param name="name">Query name; null for a dynamic handler.</param>
    /// <param name="del">Handler.</param>
    /// <param name="description">Short text shown by tools.</param>
    /// <returns>The definition.</returns>
    /// <exception cref="ArgumentException">The delegate is no valid query handler.</exception>
    public static WorkflowQueryDefinition CreateWithoutAttribute(string? name, Delegate del, string? description = null)
    {
        ArgumentNullException.ThrowIfNull(del);
        if (name is not null)
        {
            DefinitionMethods.RequireName(Kind, name);
        }

        var invoker = new HandlerInvoker(del);
        Validate(del.Method, invoker, name is null);
        return new(name, description, invoker);
    }

    internal static string NameFromMethodForCall(MethodInfo method) =>
        FromMethod(method).Name ?? throw new ArgumentException(
            $"Query method {DefinitionMethods.Describe(method)} is dynamic: call it by name");

    internal static string NameFromPropertyForCall(PropertyInfo property) => FromProperty(property).Name!;

    private static WorkflowQueryDefinition Create(MethodInfo method)
    {
        var attribute = method.GetCustomAttribute<WorkflowQueryAttribute>(inherit: false) ?? throw new ArgumentException(
            $"Method {DefinitionMethods.Describe(method)} needs the attribute [WorkflowQuery]");
        DefinitionMethods.RequirePublicInstance(method, Kind);
        var invoker = new HandlerInvoker(method);
        Validate(method, invoker, attribute.Dynamic);
        var name = DefinitionMethods.ResolveName(Kind, method, attribute.Name, attribute.Dynamic, method.Name);
        return new(name, attribute.Description, invoker);
    }

    private static WorkflowQueryDefinition Create(PropertyInfo property)
    {
        var attribute = property.GetCustomAttribute<WorkflowQueryAttribute>(inherit: false) ?? throw new ArgumentException(
            $"Property {DefinitionMethods.Describe(property)} needs the attribute [WorkflowQuery]");
        var getter = property.GetGetMethod() ?? throw new ArgumentException(
            $"Query property {DefinitionMethods.Describe(property)} must have a public getter");
        if (getter.IsStatic)
        {
            throw new ArgumentException($"Query property {DefinitionMethods.Describe(property)} must not be static");
        }

        if (attribute.Dynamic)
        {
            throw new ArgumentException($"Query property {DefinitionMethods.Describe(property)} cannot be dynamic");
        }

        var invoker = new HandlerInvoker(getter);
        Validate(getter, invoker, dynamic: false);
        var name = DefinitionMethods.ResolveName(Kind, property, attribute.Name, dynamic: false, property.Name);
        return new(name, attribute.Description, invoker);
    }

    private static void Validate(MethodInfo method, HandlerInvoker invoker, bool dynamic)
    {
        if (invoker.ReturnType == typeof(void))
        {
            throw new ArgumentException($"Query method {DefinitionMethods.Describe(method)} must return a value");
        }

        if (typeof(Task).IsAssignableFrom(invoker.ReturnType))
        {
            throw new ArgumentException(
                $"Query method {DefinitionMethods.Describe(method)} must return its value directly and not a task");
        }

        if (dynamic && !DefinitionMethods.HasDynamicParameters(invoker.Parameters, nameFirst: true))
        {
            throw new ArgumentException(
                $"Dynamic query method {DefinitionMethods.Describe(method)} must have the parameters (string, IRawValue[])");
        }
    }
}
