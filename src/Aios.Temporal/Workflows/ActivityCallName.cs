using System.Collections.Concurrent;
using System.Reflection;
using Aios.Temporal.Activities;

namespace Aios.Temporal.Workflows;

/// <summary>Activity type name of a method that is called by expression, remembered per method.</summary>
internal static class ActivityCallName
{
    private static readonly ConcurrentDictionary<MethodInfo, string> Names = new();

    public static string Of(MethodInfo method) => Names.GetOrAdd(method, static method =>
        ActivityMethods.NameOf(method, ActivityMethods.RequireAttribute(method)) ?? throw new ArgumentException(
            $"Activity method {DefinitionMethods.Describe(method)} is dynamic: call it by name"));
}
