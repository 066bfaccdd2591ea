using Microsoft.CodeAnalysis;

namespace Aios.Temporal.Analyzers.WorkflowCode;

/// <summary>The names both SDKs share: the managed one and the official one differ only in the namespace root.</summary>
internal static class SdkNames
{
    public const string WorkflowsSuffix = ".Workflows";
    public const string ActivitiesSuffix = ".Activities";

    /// <summary>Namespace roots of the SDKs the rules understand.</summary>
    public static readonly string[] Roots = { "Aios.Temporal", "Temporalio" };

    /// <summary>The SDK root a namespace belongs to, or null for all other namespaces.</summary>
    public static string? RootOf(string fullName) =>
        Array.Find(Roots, root => fullName.Length > root.Length
            && fullName[root.Length] == '.'
            && fullName.StartsWith(root, StringComparison.Ordinal));

    /// <summary>True if the symbol is declared by one of the SDKs, in the given sub-namespace (for example ".Workflows").</summary>
    public static bool IsDeclaredIn(ISymbol? symbol, string suffix)
    {
        string? name = symbol?.ContainingNamespace?.ToDisplayString();
        return name is not null && Array.Exists(Roots, root => string.Equals(name, root + suffix, StringComparison.Ordinal));
    }

    /// <summary>True for the static class <c>Workflow</c> of either SDK.</summary>
    public static bool IsWorkflowClass(ITypeSymbol? type) => type is { Name: "Workflow" } && IsDeclaredIn(type, WorkflowsSuffix);

    /// <summary>The attribute of either SDK with this class name, or null.</summary>
    public static AttributeData? FindAttribute(ISymbol symbol, string className, string suffix = WorkflowsSuffix)
    {
        foreach (AttributeData attribute in symbol.GetAttributes())
        {
            if (string.Equals(attribute.AttributeClass?.Name, className, StringComparison.Ordinal)
                && IsDeclaredIn(attribute.AttributeClass, suffix))
            {
                return attribute;
            }
        }

        return null;
    }

    /// <summary>True if the symbol carries the attribute of either SDK.</summary>
    public static bool HasAttribute(ISymbol symbol, string className, string suffix = WorkflowsSuffix) =>
        FindAttribute(symbol, className, suffix) is not null;
}
