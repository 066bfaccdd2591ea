using System.Reflection;
using Aios.Temporal.Converters;

namespace Aios.Temporal.Workflows;

/// <summary>Rules that definitions of runs, signals, queries and updates share.</summary>
internal static class DefinitionMethods
{
    /// <summary>Names with this prefix belong to the SDK.</summary>
    public const string ReservedPrefix = "__temporal";

    private const string AsyncSuffix = "Async";

    public static string DefaultTaskMethodName(MethodInfo method) =>
        method.Name.Length > AsyncSuffix.Length && method.Name.EndsWith(AsyncSuffix, StringComparison.Ordinal)
            ? method.Name[..^AsyncSuffix.Length]
            : method.Name;

    public static bool IsReserved(string name) => name.StartsWith(ReservedPrefix, StringComparison.Ordinal);

    public static bool HasDynamicParameters(IReadOnlyList<ParameterInfo> parameters, bool nameFirst)
    {
        var count = nameFirst ? 2 : 1;
        return parameters.Count == count
            && parameters[count - 1].ParameterType == typeof(IRawValue[])
            && (!nameFirst || parameters[0].ParameterType == typeof(string));
    }

    /// <summary>Checks what every attributed handler must be; <paramref name="kind"/> starts the messages.</summary>
    public static void RequirePublicInstance(MethodInfo method, string kind)
    {
        if (!method.IsPublic)
        {
            throw new ArgumentException($"{kind} method {Describe(method)} must be public");
        }

        if (method.IsStatic)
        {
            throw new ArgumentException($"{kind} method {Describe(method)} must not be static");
        }

        if (method.ContainsGenericParameters)
        {
            throw new ArgumentException($"{kind} method {Describe(method)} must not be generic");
        }
    }

    /// <summary>Checks and completes the name of a handler: null for a dynamic one.</summary>
    public static string? ResolveName(string kind, MemberInfo member, string? explicitName, bool dynamic, string defaultName)
    {
        if (dynamic)
        {
            return explicitName is null
                ? null
                : throw new ArgumentException($"{kind} {Describe(member)} is dynamic and must not have a name");
        }

        var name = explicitName ?? defaultName;
        RequireName(kind, name);
        return name;
    }

    public static void RequireName(string kind, string name)
    {
        if (name.Length == 0)
        {
            throw new ArgumentException($"{kind} name must not be empty");
        }

        if (IsReserved(name))
        {
            throw new ArgumentException($"{kind} name '{name}' must not start with '{ReservedPrefix}', which is reserved");
        }
    }

    public static string Describe(MemberInfo member) =>
        member.DeclaringType is { } type ? $"{type.FullName}.{member.Name}" : member.Name;
}
