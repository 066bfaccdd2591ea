using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace Aios.Temporal.Analyzers.WorkflowCode;

/// <summary>
/// Decides what is workflow code: types with a workflow attribute on them or on a member, everything nested in them, and
/// files named <c>*.workflow.cs</c>; but never an activity or a type that holds activities.
/// </summary>
internal sealed class WorkflowCodeMap
{
    private const string FileSuffix = ".workflow.cs";
    private static readonly string[] MemberAttributes =
    {
        "WorkflowRunAttribute", "WorkflowInitAttribute", "WorkflowSignalAttribute", "WorkflowQueryAttribute",
        "WorkflowUpdateAttribute", "WorkflowUpdateValidatorAttribute", "WorkflowDynamicOptionsAttribute",
    };

    private readonly ConcurrentDictionary<INamedTypeSymbol, TypeRole> roles = new(SymbolEqualityComparer.Default);

    private enum TypeRole
    {
        Plain,
        Workflow,
        Activities,
    }

    /// <summary>The map for a compilation, or null if it references neither SDK, so that nothing needs checking.</summary>
    public static WorkflowCodeMap? For(Compilation compilation) =>
        SdkNames.Roots.Any(root => compilation.GetTypesByMetadataName(root + ".Workflows.WorkflowAttribute").Length > 0)
            ? new WorkflowCodeMap()
            : null;

    /// <summary>True if code inside this member, in this file, runs inside a workflow.</summary>
    public bool Contains(ISymbol member, SyntaxTree? tree)
    {
        for (ISymbol? symbol = member; symbol is not null and not INamespaceSymbol; symbol = symbol.ContainingSymbol)
        {
            if (symbol is IMethodSymbol && SdkNames.HasAttribute(symbol, "ActivityAttribute", SdkNames.ActivitiesSuffix))
            {
                return false;
            }

            if (symbol is INamedTypeSymbol type)
            {
                TypeRole role = RoleOf(type);
                if (role != TypeRole.Plain)
                {
                    return role == TypeRole.Workflow;
                }
            }
        }

        return tree is not null && tree.FilePath.EndsWith(FileSuffix, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>True if a member declared elsewhere is workflow code too, so calling it brings no foreign behaviour.</summary>
    public bool Declares(ISymbol member) =>
        member.DeclaringSyntaxReferences.Length == 0
            ? Contains(member, null)
            : member.DeclaringSyntaxReferences.Any(reference => Contains(member, reference.SyntaxTree));

    private static TypeRole Classify(INamedTypeSymbol type)
    {
        if (SdkNames.HasAttribute(type, "WorkflowAttribute")
            || type.GetMembers().Any(member => MemberAttributes.Any(name => SdkNames.HasAttribute(member, name))))
        {
            return TypeRole.Workflow;
        }

        return type.GetMembers().Any(member => SdkNames.HasAttribute(member, "ActivityAttribute", SdkNames.ActivitiesSuffix))
            ? TypeRole.Activities
            : TypeRole.Plain;
    }

    private TypeRole RoleOf(INamedTypeSymbol type) => roles.GetOrAdd(type.OriginalDefinition, Classify);
}
