using Microsoft.CodeAnalysis;

namespace Aios.Temporal.Analyzers.WorkflowCode;

/// <summary>Names of types and members without type arguments, as rules write them.</summary>
internal static class MemberNames
{
    private static readonly SymbolDisplayFormat Full = new(
        SymbolDisplayGlobalNamespaceStyle.Omitted,
        SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);

    /// <summary>Full name, for example "System.Threading.Tasks.Task" for both Task and Task of T.</summary>
    public static string Of(ITypeSymbol type) => type.OriginalDefinition.ToDisplayString(Full);

    /// <summary>Full name of the declaring type, or the empty string.</summary>
    public static string OfOwner(ISymbol member) => member.ContainingType is { } type ? Of(type) : string.Empty;

    /// <summary>"Type.Member" for people, or "new Type" for a constructor.</summary>
    public static string Short(ISymbol member) =>
        member is IMethodSymbol { MethodKind: MethodKind.Constructor }
            ? "new " + member.ContainingType.Name
            : (member.ContainingType?.Name ?? string.Empty) + "." + member.Name;

    /// <summary>True if the member is "owner.name".</summary>
    public static bool Is(ISymbol member, string owner, string name) =>
        string.Equals(member.Name, name, StringComparison.Ordinal) && string.Equals(OfOwner(member), owner, StringComparison.Ordinal);

    /// <summary>The type and its base classes.</summary>
    public static IEnumerable<ITypeSymbol> SelfAndBases(ITypeSymbol? type)
    {
        for (ITypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            yield return current;
        }
    }

    /// <summary>True if the type, a base class or an interface has this full name.</summary>
    public static bool IsOrImplements(ITypeSymbol? type, string fullName) =>
        type is not null && SelfAndBases(type).Concat(type.AllInterfaces)
            .Any(candidate => string.Equals(Of(candidate), fullName, StringComparison.Ordinal));
}
