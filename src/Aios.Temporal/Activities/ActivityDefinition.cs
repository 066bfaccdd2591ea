using System.Reflection;
using System.Runtime.ExceptionServices;

namespace Aios.Temporal.Activities;

/// <summary>A callable activity with its type name.</summary>
public class ActivityDefinition
{
    private readonly Func<object?[], object?> invoker;

    private ActivityDefinition(
        string? name,
        Type returnType,
        IReadOnlyCollection<Type> parameterTypes,
        int requiredParameterCount,
        MethodInfo? methodInfo,
        Func<object?[], object?> invoker)
    {
        Name = name;
        ReturnType = returnType;
        ParameterTypes = parameterTypes;
        RequiredParameterCount = requiredParameterCount;
        MethodInfo = methodInfo;
        this.invoker = invoker;
    }

    /// <summary>Type name, null for a dynamic activity.</summary>
    public string? Name { get; }

    /// <summary>Declared return type of the method, possibly a task.</summary>
    public Type ReturnType { get; }

    /// <summary>Types the arguments are converted to.</summary>
    public IReadOnlyCollection<Type> ParameterTypes { get; }

    /// <summary>Number of parameters without a default value.</summary>
    public int RequiredParameterCount { get; }

    /// <summary>Whether this activity takes all types that are not registered.</summary>
    public bool Dynamic => Name is null;

    /// <summary>Method behind the activity, null if it was made from an invoker only.</summary>
    public MethodInfo? MethodInfo { get; }

    /// <summary>Makes a definition from a delegate whose method has an <see cref="ActivityAttribute"/>.</summary>
    /// <param name="del">Delegate to call.</param>
    /// <returns>The definition.</returns>
    /// <exception cref="ArgumentException">The method cannot be an activity.</exception>
    public static ActivityDefinition Create(Delegate del)
    {
        ArgumentNullException.ThrowIfNull(del);
        return Create(del.Method, parameters => ActivityMethods.InvokeDelegate(del, parameters));
    }

    /// <summary>Makes a definition without any method.</summary>
    /// <param name="name">Type name, null for a dynamic activity.</param>
    /// <param name="returnType">Return type, possibly a task.</param>
    /// <param name="parameterTypes">Types the arguments are converted to.</param>
    /// <param name="requiredParameterCount">How many arguments a call must have at least.</param>
    /// <param name="invoker">Called with as many arguments as there are parameters.</param>
    /// <returns>The definition.</returns>
    /// <exception cref="ArgumentException">The description contradicts itself.</exception>
    public static ActivityDefinition Create(
        string? name,
        Type returnType,
        IReadOnlyCollection<Type> parameterTypes,
        int requiredParameterCount,
        Func<object?[], object?> invoker)
    {
        ArgumentNullException.ThrowIfNull(returnType);
        ArgumentNullException.ThrowIfNull(parameterTypes);
        ArgumentNullException.ThrowIfNull(invoker);
        return Create(name, returnType, parameterTypes, requiredParameterCount, null, invoker);
    }

    /// <summary>Makes a definition from a method that has an <see cref="ActivityAttribute"/>.</summary>
    /// <param name="method">Method to describe.</param>
    /// <param name="invoker">Called instead of the method, with as many arguments as there are parameters.</param>
    /// <returns>The definition.</returns>
    /// <exception cref="ArgumentException">The method cannot be an activity.</exception>
    public static ActivityDefinition Create(MethodInfo method, Func<object?[], object?> invoker)
    {
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(invoker);
        var attribute = ActivityMethods.RequireAttribute(method);
        return Create(ActivityMethods.NameOf(method, attribute), method.ReturnType, ActivityMethods.ParameterTypesOf(method), ActivityMethods.RequiredCountOf(method), method, invoker);
    }

    /// <summary>Makes a definition from a method that needs no attribute.</summary>
    /// <param name="name">Type name, null for a dynamic activity.</param>
    /// <param name="method">Method to describe.</param>
    /// <param name="invoker">Called instead of the method.</param>
    /// <returns>The definition.</returns>
    /// <exception cref="ArgumentException">The method cannot be an activity.</exception>
    public static ActivityDefinition CreateWithoutAttribute(string? name, MethodInfo method, Func<object?[], object?> invoker)
    {
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(invoker);
        return Create(name, method.ReturnType, ActivityMethods.ParameterTypesOf(method), ActivityMethods.RequiredCountOf(method), method, invoker);
    }

    /// <summary>Makes definitions of all methods of a type that have an <see cref="ActivityAttribute"/>.</summary>
    /// <typeparam name="T">Type to search.</typeparam>
    /// <param name="instance">Object to call; may be null if all of them are static.</param>
    /// <returns>At least one definition.</returns>
    /// <exception cref="ArgumentException">There is none, or one of them cannot be an activity.</exception>
    public static IReadOnlyCollection<ActivityDefinition> CreateAll<T>(T? instance) => CreateAll(typeof(T), instance);

    /// <summary>Makes definitions of all methods of a type that have an <see cref="ActivityAttribute"/>.</summary>
    /// <param name="type">Type to search.</param>
    /// <param name="instance">Object to call; may be null if all of them are static.</param>
    /// <returns>At least one definition.</returns>
    /// <exception cref="ArgumentException">There is none, or one of them cannot be an activity.</exception>
    public static IReadOnlyCollection<ActivityDefinition> CreateAll(Type type, object? instance)
    {
        ArgumentNullException.ThrowIfNull(type);
        var definitions = ActivityMethods.Find(type)
            .Select(method => Create(method, ActivityMethods.InvokerOf(method, instance)))
            .ToArray();
        return definitions.Length > 0
            ? definitions
            : throw new ArgumentException($"{type} has no method with [Activity]; mark the activity methods", nameof(type));
    }

    /// <summary>Calls the activity and waits for it if it is asynchronous.</summary>
    /// <param name="parameters">Arguments, at least the required ones; missing optional ones are filled in.</param>
    /// <returns>Its result; an empty value tuple if it has none.</returns>
    public async Task<object?> InvokeAsync(object?[] parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        object? result;
        try
        {
            result = invoker(ActivityMethods.FillDefaults(this, parameters));
        }
        catch (TargetInvocationException e) when (e.InnerException is not null)
        {
            ExceptionDispatchInfo.Capture(e.InnerException).Throw();
            throw;
        }

        if (result is not Task task)
        {
            return ReturnType == typeof(void) ? default(ValueTuple) : result;
        }

        await task.ConfigureAwait(false);
        return ReturnType.IsGenericType ? ActivityMethods.ResultOf(task, ReturnType) : default(ValueTuple);
    }

    private static ActivityDefinition Create(
        string? name,
        Type returnType,
        IReadOnlyCollection<Type> parameterTypes,
        int requiredParameterCount,
        MethodInfo? method,
        Func<object?[], object?> invoker)
    {
        ActivityMethods.Check(name, parameterTypes, requiredParameterCount, method);
        return new(name, returnType, parameterTypes, requiredParameterCount, method, invoker);
    }
}
