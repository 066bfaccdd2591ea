using System.Collections.Concurrent;
using System.Reflection;

namespace Aios.Temporal.Workflows;

/// <summary>A signal handler of a workflow.</summary>
public class WorkflowSignalDefinition
{
    private const string Kind = "Signal";

    private static readonly ConcurrentDictionary<MethodInfo, WorkflowSignalDefinition> FromMethods = new();

    private WorkflowSignalDefinition(
        string? name, string? description, HandlerUnfinishedPolicy unfinishedPolicy, HandlerInvoker invoker)
    {
        Name = name;
        Description = description;
        UnfinishedPolicy = unfinishedPolicy;
        Invoker = invoker;
    }

    /// <summary>Signal name; null if dynamic.</summary>
    public string? Name { get; }

    /// <summary>Short text shown by tools.</summary>
    public string? Description { get; }

    /// <summary>Whether the handler receives every signal without one of its own.</summary>
    public bool Dynamic => Name is null;

    internal HandlerUnfinishedPolicy UnfinishedPolicy { get; }

    internal HandlerInvoker Invoker { get; }

    /// <summary>Definition of a method with <see cref="WorkflowSignalAttribute"/>.</summary>
    /// <param name="method">Method.</param>
    /// <returns>The definition.</returns>
    /// <exception cref="ArgumentException">The method is no valid signal handler.</exception>
    public static WorkflowSignalDefinition FromMethod(MethodInfo method)
    {
        ArgumentNullException.ThrowIfNull(method);
        return FromMethods.GetOrAdd(method, Create);
    }

    /// <summary>Definition of a delegate, to be added to <see cref="Workflow.Signals"/> by a running workflow.</summary>
    /// <param name="name">Signal name; null for a dynamic handler.</param>
    /// <param name="del">Handler.</param>
    /// <param name="unfinishedPolicy">What happens if the workflow ends while the handler runs.</param>
    /// <param name="description">Short text shown by tools.</param>
    /// <returns>The definition.</returns>
    /// <exception cref="ArgumentException">The delegate is no valid signal handler.</exception>
    public static WorkflowSignalDefinition CreateWithoutAttribute(
        string? name,
        Delegate del,
        HandlerUnfinishedPolicy unfinishedPolicy = HandlerUnfinishedPolicy.WarnAndAbandon,
        string? description = null)
    {
        ArgumentNullException.ThrowIfNull(del);
        if (name is not null)
        {
            DefinitionMethods.RequireName(Kind, name);
        }

        var invoker = new HandlerInvoker(del);
        Validate(del.Method, invoker, name is null);
        return new(name, description, unfinishedPolicy, invoker);
    }

    internal static string NameFromMethodForCall(MethodInfo method) =>
        FromMethod(method).Name ?? throw new ArgumentException(
            $"Signal method {DefinitionMethods.Describe(method)} is dynamic: call it by name");

    private static WorkflowSignalDefinition Create(MethodInfo method)
    {
        var attribute = method.GetCustomAttribute<WorkflowSignalAttribute>(inherit: false) ?? throw new ArgumentException(
            $"Method {DefinitionMethods.Describe(method)} needs the attribute [WorkflowSignal]");
        DefinitionMethods.RequirePublicInstance(method, Kind);
        var invoker = new HandlerInvoker(method);
        Validate(method, invoker, attribute.Dynamic);
        var name = DefinitionMethods.ResolveName(
            Kind, method, attribute.Name, attribute.Dynamic, DefinitionMethods.DefaultTaskMethodName(method));
        return new(name, attribute.Description, attribute.UnfinishedPolicy, invoker);
    }

    private static void Validate(MethodInfo method, HandlerInvoker invoker, bool dynamic)
    {
        if (invoker.ReturnType != typeof(Task))
        {
            throw new ArgumentException($"Signal method {DefinitionMethods.Describe(method)} must return Task");
        }

        if (dynamic && !DefinitionMethods.HasDynamicParameters(invoker.Parameters, nameFirst: true))
        {
            throw new ArgumentException(
                $"Dynamic signal method {DefinitionMethods.Describe(method)} must have the parameters (string, IRawValue[])");
        }
    }
}
