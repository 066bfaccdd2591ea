using System.Reflection;

namespace Aios.Temporal.Workflows;

/// <summary>Whether a method is a handler. An override hides the attribute of its base.</summary>
internal static class HandlerAttributes
{
    private const BindingFlags AnyMember =
        BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    /// <summary>Forgetting to repeat the attribute on an override would silently drop the handler: that is a problem.</summary>
    public static bool Has<T>(MethodInfo method, List<string> problems)
        where T : Attribute
    {
        if (method.IsDefined(typeof(T), inherit: false))
        {
            return true;
        }

        if (IsOverrideOf<T>(method))
        {
            problems.Add(
                $"Method {DefinitionMethods.Describe(method)} overrides a method with [{NameOf<T>()}] and must repeat it");
        }

        return false;
    }

    private static bool IsOverrideOf<T>(MethodInfo method)
        where T : Attribute
    {
        var parameters = method.GetParameters().Select(p => p.ParameterType).ToArray();
        for (var type = method.DeclaringType?.BaseType; type is not null; type = type.BaseType)
        {
            var parent = type.GetMethod(method.Name, AnyMember | BindingFlags.DeclaredOnly, parameters);
            if (parent is not null
                && parent.GetBaseDefinition() == method.GetBaseDefinition()
                && parent.IsDefined(typeof(T), inherit: false))
            {
                return true;
            }
        }

        return false;
    }

    private static string NameOf<T>() => typeof(T).Name[..^nameof(Attribute).Length];
}
