using Aios.Temporal.Analyzers.WorkflowCode;
using Microsoft.CodeAnalysis;

namespace Aios.Temporal.Analyzers.Definitions;

/// <summary>Questions about handler methods that several definition rules ask.</summary>
internal static class HandlerShape
{
    /// <summary>Methods declared on the type itself with the attribute.</summary>
    public static IEnumerable<IMethodSymbol> Methods(INamedTypeSymbol type, string attribute) =>
        type.GetMembers().OfType<IMethodSymbol>().Where(method => SdkNames.HasAttribute(method, attribute));

    /// <summary>What is wrong with the method as a handler of any kind, or null.</summary>
    public static string? CommonProblem(IMethodSymbol method) => method switch
    {
        { IsStatic: true } => "must not be static",
        { DeclaredAccessibility: not Accessibility.Public } => "must be public",
        { IsGenericMethod: true } => "must not be generic",
        _ => null,
    };

    /// <summary>True for Task without a result.</summary>
    public static bool IsPlainTask(ITypeSymbol type) =>
        type is INamedTypeSymbol { IsGenericType: false } && MemberNames.Of(type) is "System.Threading.Tasks.Task";

    /// <summary>True for Task with or without a result.</summary>
    public static bool IsTask(ITypeSymbol type) => MemberNames.Of(type) is "System.Threading.Tasks.Task";

    /// <summary>True if the attribute says the handler takes all names that have no handler of their own.</summary>
    public static bool IsDynamic(AttributeData attribute) =>
        attribute.NamedArguments.Any(argument => argument.Key is "Dynamic" && argument.Value.Value is true);

    /// <summary>The name given in the attribute, or null.</summary>
    public static string? GivenName(AttributeData attribute) =>
        attribute.ConstructorArguments.FirstOrDefault().Value as string;

    /// <summary>What is wrong with the parameters of a dynamic handler, or null.</summary>
    public static string? DynamicProblem(IMethodSymbol method, AttributeData attribute)
    {
        if (!IsDynamic(attribute))
        {
            return null;
        }

        bool fits = method.Parameters.Length == 2
            && method.Parameters[0].Type.SpecialType == SpecialType.System_String
            && IsRawValues(method.Parameters[1].Type);
        return fits ? null : "is dynamic, so its parameters must be (string name, IRawValue[] args)";
    }

    /// <summary>True for an array of raw values.</summary>
    public static bool IsRawValues(ITypeSymbol type) =>
        type is IArrayTypeSymbol { ElementType: INamedTypeSymbol { Name: "IRawValue" } element }
        && SdkNames.IsDeclaredIn(element, ".Converters");

    /// <summary>True if both lists have the same types in the same order.</summary>
    public static bool SameParameters(IMethodSymbol left, IMethodSymbol right) =>
        left.Parameters.Select(parameter => parameter.Type)
            .SequenceEqual(right.Parameters.Select(parameter => parameter.Type), SymbolEqualityComparer.Default);
}
