using System.Reflection;

namespace Aios.Temporal.Compatibility.Tests;

/// <summary>
/// The public and protected surface of an assembly as one line a member, with the root namespace written as
/// <c>~</c>, so that the listings of two SDKs compare as sets.
/// </summary>
internal static class ApiListing
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static HashSet<string> Of(string root, params Assembly[] assemblies) =>
        [.. assemblies.SelectMany(assembly => assembly.GetExportedTypes())
            .Where(type => type.Namespace is not null && IsListed(type.Namespace, root))
            .SelectMany(type => Lines(type, root))];

    private static bool IsListed(string space, string root) =>
        (space.StartsWith(root, StringComparison.Ordinal) && !space.StartsWith(root + ".Api", StringComparison.Ordinal))
        || space == "Microsoft.Extensions.DependencyInjection";

    private static IEnumerable<string> Lines(Type type, string root)
    {
        var name = TypeName.Of(type, root);
        yield return $"type {name}";
        if (type.IsEnum)
        {
            foreach (var value in Enum.GetNames(type))
            {
                yield return $"{name} {value} = {Convert.ToInt64(Enum.Parse(type, value), null)}";
            }

            yield break;
        }

        foreach (var member in type.GetMembers(Declared))
        {
            if (Line(member, root) is { } line)
            {
                yield return $"{name} {line}";
            }
        }
    }

    private static string? Line(MemberInfo member, string root) => member switch
    {
        FieldInfo field when field.IsPublic || field.IsFamily => $"field {TypeName.Of(field.FieldType, root)} {field.Name}",
        ConstructorInfo constructor when IsVisible(constructor) && !IsCopyConstructor(constructor) =>
            $"ctor({Parameters(constructor, root)})",
        PropertyInfo property when property.Name != "EqualityContract" => Property(property, root),
        EventInfo { AddMethod: { } add } happening when IsVisible(add) =>
            $"event {TypeName.Of(happening.EventHandlerType!, root)} {happening.Name}",
        MethodInfo method when IsVisible(method) && !method.IsSpecialName && !IsGenerated(method) =>
            $"{(method.IsStatic ? "static " : string.Empty)}{TypeName.Of(method.ReturnType, root)} {method.Name}{Generics(method)}({Parameters(method, root)})",
        _ => null,
    };

    private static string? Property(PropertyInfo property, string root)
    {
        var get = property.GetMethod is { } getter && IsVisible(getter);
        var set = property.SetMethod is { } setter && IsVisible(setter);
        if (!get && !set)
        {
            return null;
        }

        var isStatic = (property.GetMethod ?? property.SetMethod)!.IsStatic;
        return $"property {(isStatic ? "static " : string.Empty)}{TypeName.Of(property.PropertyType, root)} {property.Name} {{{(get ? " get" : string.Empty)}{(set ? " set" : string.Empty)} }}";
    }

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsCopyConstructor(ConstructorInfo constructor) =>
        constructor.IsFamily && constructor.GetParameters() is [var only] && only.ParameterType == constructor.DeclaringType;

    // Written by the compiler for records, or overriding object: not part of what application code names.
    private static bool IsGenerated(MethodInfo method) =>
        method.Name is "GetHashCode" or "Equals" or "ToString" or "PrintMembers" or "Deconstruct" or "Finalize"
        || method.Name.StartsWith('<');

    private static string Generics(MethodInfo method) =>
        method.IsGenericMethodDefinition ? $"<{string.Join(", ", method.GetGenericArguments().Select(type => type.Name))}>" : string.Empty;

    private static string Parameters(MethodBase method, string root) => string.Join(", ", method.GetParameters().Select(parameter =>
        $"{TypeName.Of(parameter.ParameterType, root)} {parameter.Name}{(parameter.HasDefaultValue ? " = default" : string.Empty)}"));
}
