using System.Collections.Concurrent;
using System.Reflection;
using Aios.Temporal.Converters;

namespace Aios.Temporal.Activities;

/// <summary>Rules for methods that are activities: their name, their parameters and how they are called.</summary>
internal static class ActivityMethods
{
    private const string AsyncSuffix = "Async";
    private const string ReservedPrefix = "__temporal";

    private static readonly ConcurrentDictionary<Type, PropertyInfo> ResultProperties = new();

    public static ActivityAttribute RequireAttribute(MethodInfo method) =>
        method.GetCustomAttribute<ActivityAttribute>(inherit: false)
        ?? throw new ArgumentException($"{Describe(method)} has no [Activity] attribute; add it, or use CreateWithoutAttribute", nameof(method));

    /// <summary>The type name; null for a dynamic activity.</summary>
    public static string? NameOf(MethodInfo method, ActivityAttribute attribute)
    {
        if (attribute.Dynamic)
        {
            return attribute.Name is null
                ? null
                : throw new ArgumentException($"{Describe(method)} is a dynamic activity and so cannot have the name {attribute.Name}");
        }

        if (attribute.Name is not null)
        {
            return attribute.Name;
        }

        var name = method.Name;

        // A local function carries the enclosing method and an index around its own name.
        var start = name.IndexOf(">g__", StringComparison.Ordinal);
        if (start >= 0)
        {
            var end = name.LastIndexOf('|');
            name = name[(start + ">g__".Length)..(end < 0 ? name.Length : end)];
        }

        if (name.Contains('<', StringComparison.Ordinal))
        {
            throw new ArgumentException($"{Describe(method)} is a lambda and has no usable name; give one in its [Activity] attribute");
        }

        return typeof(Task).IsAssignableFrom(method.ReturnType) && name.Length > AsyncSuffix.Length && name.EndsWith(AsyncSuffix, StringComparison.Ordinal)
            ? name[..^AsyncSuffix.Length]
            : name;
    }

    public static Type[] ParameterTypesOf(MethodInfo method) =>
        method.GetParameters().Select(parameter => parameter.ParameterType).ToArray();

    public static int RequiredCountOf(MethodInfo method) => method.GetParameters().Count(parameter => !parameter.HasDefaultValue);

    public static void Check(string? name, IReadOnlyCollection<Type> parameterTypes, int requiredCount, MethodInfo? method)
    {
        var what = method is null ? $"Activity {name}" : Describe(method);
        if (name is { Length: 0 })
        {
            throw new ArgumentException($"{what} has an empty name");
        }

        if (name?.StartsWith(ReservedPrefix, StringComparison.Ordinal) == true)
        {
            throw new ArgumentException($"{what} has the name {name}, but names with the prefix {ReservedPrefix} are reserved; choose another");
        }

        if (method?.ContainsGenericParameters == true)
        {
            throw new ArgumentException($"{what} has open generic parameters; an activity needs concrete types");
        }

        if (parameterTypes.Any(type => type.IsByRef))
        {
            throw new ArgumentException($"{what} has a parameter passed by reference; arguments of activities are values");
        }

        if (requiredCount < 0 || requiredCount > parameterTypes.Count)
        {
            throw new ArgumentException($"{what} requires {requiredCount} arguments but has {parameterTypes.Count} parameters");
        }

        if (name is null && (parameterTypes.Count != 1 || parameterTypes.First() != typeof(IRawValue[])))
        {
            throw new ArgumentException($"{what} is dynamic and must have exactly one parameter of type IRawValue[]");
        }
    }

    public static IEnumerable<MethodInfo> Find(Type type) => type
        .GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.FlattenHierarchy)
        .Where(method => method.IsDefined(typeof(ActivityAttribute), inherit: false))
        .Select(method => method.IsPublic
            ? method
            : throw new ArgumentException($"{Describe(method)} has [Activity] but is not public; make it public or remove the attribute"));

    public static Func<object?[], object?> InvokerOf(MethodInfo method, object? instance)
    {
        if (!method.IsStatic && instance is null)
        {
            throw new ArgumentException($"{Describe(method)} is not static, so an instance is needed");
        }

        var fast = method.ContainsGenericParameters ? null : MethodInvoker.Create(method);
        return parameters => fast is null ? method.Invoke(instance, parameters) : fast.Invoke(method.IsStatic ? null : instance, parameters.AsSpan());
    }

    public static object? InvokeDelegate(Delegate del, object?[] parameters) => del.DynamicInvoke(parameters);

    public static object?[] FillDefaults(ActivityDefinition definition, object?[] parameters)
    {
        var count = definition.ParameterTypes.Count;
        if (parameters.Length >= count || definition.MethodInfo is not { } method)
        {
            return parameters;
        }

        var filled = new object?[count];
        parameters.CopyTo(filled, 0);
        var declared = method.GetParameters();
        for (var i = parameters.Length; i < count; i++)
        {
            filled[i] = declared[i].HasDefaultValue
                ? declared[i].DefaultValue
                : throw new ArgumentException(
                    $"Activity {definition.Name} needs at least {definition.RequiredParameterCount} arguments but got {parameters.Length}");
        }

        return filled;
    }

    public static object? ResultOf(Task finished, Type declaredType) =>
        ResultProperties.GetOrAdd(declaredType, static type => type.GetProperty(nameof(Task<>.Result))!).GetValue(finished);

    private static string Describe(MethodInfo method) => $"Activity method {method.DeclaringType?.FullName}.{method.Name}";
}
