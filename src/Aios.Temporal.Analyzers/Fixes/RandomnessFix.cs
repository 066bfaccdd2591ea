using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;

namespace Aios.Temporal.Analyzers.Fixes;

/// <summary>Replaces a generator of the machine by the workflow's.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RandomnessFix))]
[Shared]
internal sealed class RandomnessFix : WorkflowFix
{
    /// <summary>Creates the fix.</summary>
    public RandomnessFix()
        : base(RuleIds.Randomness, "Use Workflow.Random")
    {
    }

    /// <inheritdoc/>
    protected override Replacement? Fix(SyntaxNode node, SemanticModel model, WorkflowApi api) =>
        model.GetSymbolInfo(node).Symbol is { ContainingType.Name: "Random" } and (IPropertySymbol or IMethodSymbol { MethodKind: MethodKind.Constructor })
            ? new Replacement(node, api.Member("Random"))
            : null;
}
