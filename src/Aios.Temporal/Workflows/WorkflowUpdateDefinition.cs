using System.Collections.Concurrent;
using System.Reflection;

namespace Aios.Temporal.Workflows;

/// <summary>An update handler of a workflow, with its validator.</summary>
public class WorkflowUpdateDefinition
{
    private const string Kind = "Update";

    private static readonly ConcurrentDictionary<(MethodInfo Method, MethodInfo? Validator), WorkflowUpdateDefinition>
        FromMethods = new();

    private WorkflowUpdateDefinition(
        string? name,
        string? description,
        HandlerUnfinishedPolicy unfinishedPolicy,
        HandlerInvoker invoker,
        HandlerInvoker? validator)
    {
        Name = name;
        Description = description;
        UnfinishedPolicy = unfinishedPolicy;
        Invoker = invoker;
        Validator = validator;
    }

    /// <summary>Update name; null if dynamic.</summary>
    public string? Name { get; }

    /// <summary>Short text shown by tools.</summary>
    public string? Description { get; }

    /// <summary>Whether the handler receives every update without one of its own.</summary>
    public bool Dynamic => Name is null;

    internal HandlerUnfinishedPolicy UnfinishedPolicy { get; }

    internal HandlerInvoker Invoker { get; }

    internal HandlerInvoker? Validator { get; }

    /// <summary>Definition of a method with <see cref="WorkflowUpdateAttribute"/>.</summary>
    /// <param name="method">Method.</param>
    /// <param name="validatorMethod">Validator of the same type; null for none.</param>
    /// <returns>The definition.</returns>
    /// <exception cref="ArgumentException">A method is no valid update handler or validator.</exception>
    public static WorkflowUpdateDefinition FromMethod(MethodInfo method, MethodInfo? validatorMethod = null)
    {
        ArgumentNullException.ThrowIfNull(method);
        return FromMethods.GetOrAdd((method, validatorMethod), static key => Create(key.Method, key.Validator));
    }

    /// <summary>Definition of a delegate, to be added to <see cref="Workflow.Updates"/> by a running workflow.</summary>
    /// <param name="name">Update name; null for a dynamic handler.</param>
    /// <param name="del">Handler.</param>
    /// <param name="validatorDel">Validator; null for none.</param>
    /// <param name="unfinishedPolicy">What happens if the workflow ends while the handler runs.</param>
    /// <param name="description">Short text shown by tools.</param>
    /// <returns>The definition.</returns>
    /// <exception cref="ArgumentException">A delegate is no valid update handler or validator.</exception>
    public static WorkflowUpdateDefinition CreateWithoutAttribute(
        string? name,
        Delegate del,
        Delegate? validatorDel = null,
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
        HandlerInvoker? validator = null;
        if (validatorDel is not null)
        {
            validator = new(validatorDel);
            ValidateValidator(validatorDel.Method, validator, del.Method, invoker);
        }

        return new(name, description, unfinishedPolicy, invoker, validator);
    }

    internal static string NameFromMethodForCall(MethodInfo method) =>
        FromMethod(method).Name ?? throw new ArgumentException(
            $"Update method {DefinitionMethods.Describe(method)} is dynamic: call it by name");

    private static WorkflowUpdateDefinition Create(MethodInfo method, MethodInfo? validatorMethod)
    {
        var attribute = method.GetCustomAttribute<WorkflowUpdateAttribute>(inherit: false) ?? throw new ArgumentException(
            $"Method {DefinitionMethods.Describe(method)} needs the attribute [WorkflowUpdate]");
        DefinitionMethods.RequirePublicInstance(method, Kind);
        var invoker = new HandlerInvoker(method);
        Validate(method, invoker, attribute.Dynamic);
        HandlerInvoker? validator = null;
        if (validatorMethod is not null)
        {
            DefinitionMethods.RequirePublicInstance(validatorMethod, "Update validator");
            validator = new(validatorMethod);
            ValidateValidator(validatorMethod, validator, method, invoker);
        }

        var name = DefinitionMethods.ResolveName(
            Kind, method, attribute.Name, attribute.Dynamic, DefinitionMethods.DefaultTaskMethodName(method));
        return new(name, attribute.Description, attribute.UnfinishedPolicy, invoker, validator);
    }

    private static void Validate(MethodInfo method, HandlerInvoker invoker, bool dynamic)
    {
        if (!typeof(Task).IsAssignableFrom(invoker.ReturnType))
        {
            throw new ArgumentException(
                $"Update method {DefinitionMethods.Describe(method)} must return Task or Task<T>");
        }

        if (dynamic && !DefinitionMethods.HasDynamicParameters(invoker.Parameters, nameFirst: true))
        {
            throw new ArgumentException(
                $"Dynamic update method {DefinitionMethods.Describe(method)} must have the parameters (string, IRawValue[])");
        }
    }

    private static void ValidateValidator(
        MethodInfo method, HandlerInvoker validator, MethodInfo updateMethod, HandlerInvoker update)
    {
        if (validator.ReturnType != typeof(void))
        {
            throw new ArgumentException(
                $"Update validator method {DefinitionMethods.Describe(method)} must not return anything");
        }

        if (!validator.Parameters.Select(p => p.ParameterType).SequenceEqual(update.Parameters.Select(p => p.ParameterType)))
        {
            throw new ArgumentException(
                $"Update validator method {DefinitionMethods.Describe(method)} must have the parameters of "
                + DefinitionMethods.Describe(updateMethod));
        }
    }
}
