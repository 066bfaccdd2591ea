namespace Aios.Temporal.Compatibility.Tests;

/// <summary>Type names that read like C#, with the SDK's root namespace written as <c>~</c>.</summary>
internal static class TypeName
{
    public static string Of(Type type, string root)
    {
        if (type.IsGenericParameter)
        {
            return type.Name;
        }

        if (type.IsByRef)
        {
            return "ref " + Of(type.GetElementType()!, root);
        }

        if (type.IsArray)
        {
            return Of(type.GetElementType()!, root) + "[]";
        }

        if (Nullable.GetUnderlyingType(type) is { } inner)
        {
            return Of(inner, root) + "?";
        }

        var arguments = type.IsGenericType
            ? $"<{string.Join(", ", type.GetGenericArguments().Select(argument => Of(argument, root)))}>"
            : string.Empty;
        return Qualified(type, root) + arguments;
    }

    private static string Qualified(Type type, string root)
    {
        var name = type.Name.Split('`')[0];
        if (type.IsNested)
        {
            return Qualified(type.DeclaringType!, root) + "." + name;
        }

        var space = type.Namespace ?? string.Empty;
        return space.StartsWith(root, StringComparison.Ordinal) ? $"~{space[root.Length..]}.{name}" : name;
    }
}
