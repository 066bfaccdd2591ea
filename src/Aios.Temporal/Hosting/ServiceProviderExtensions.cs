using System.Reflection;
using Aios.Temporal.Activities;

namespace Aios.Temporal.Extensions.Hosting;

/// <summary>Makes activity definitions whose objects come from dependency injection, one scope per call.</summary>
public static class ServiceProviderExtensions
{
    /// <summary>Makes definitions of all activities of a type.</summary>
    /// <typeparam name="T">Type with [Activity] methods; needed as a service if one of them is not static.</typeparam>
    /// <param name="provider">Root provider the scopes are made of.</param>
    /// <returns>At least one definition.</returns>
    /// <exception cref="ArgumentException">There is no activity, or one of them cannot be an activity.</exception>
    public static IReadOnlyCollection<ActivityDefinition> CreateTemporalActivityDefinitions<T>(this IServiceProvider provider) =>
        provider.CreateTemporalActivityDefinitions(typeof(T));

    /// <summary>Makes definitions of all activities of a type.</summary>
    /// <param name="provider">Root provider the scopes are made of.</param>
    /// <param name="type">Type with [Activity] methods; needed as a service if one of them is not static.</param>
    /// <returns>At least one definition.</returns>
    /// <exception cref="ArgumentException">There is no activity, or one of them cannot be an activity.</exception>
    public static IReadOnlyCollection<ActivityDefinition> CreateTemporalActivityDefinitions(this IServiceProvider provider, Type type)
    {
        ArgumentNullException.ThrowIfNull(provider);
        ArgumentNullException.ThrowIfNull(type);
        ActivityDefinition[] definitions =
            [.. ActivityMethods.Find(type).Select(method => provider.CreateTemporalActivityDefinition(type, method))];
        return definitions.Length > 0
            ? definitions
            : throw new ArgumentException($"{type} has no method with [Activity]; mark the activity methods", nameof(type));
    }

    /// <summary>Makes the definition of one activity method.</summary>
    /// <param name="provider">Root provider the scopes are made of.</param>
    /// <param name="instanceType">Service to call the method on.</param>
    /// <param name="method">Method with [Activity].</param>
    /// <returns>The definition.</returns>
    /// <exception cref="ArgumentException">The method cannot be an activity.</exception>
    public static ActivityDefinition CreateTemporalActivityDefinition(this IServiceProvider provider, Type instanceType, MethodInfo method)
    {
        ArgumentNullException.ThrowIfNull(provider);
        ArgumentNullException.ThrowIfNull(instanceType);
        ArgumentNullException.ThrowIfNull(method);
        return ActivityDefinition.Create(method, new ActivityScopeInvoker(provider, instanceType, method).Invoke);
    }
}
