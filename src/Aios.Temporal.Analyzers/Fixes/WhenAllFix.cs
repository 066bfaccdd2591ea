using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Aios.Temporal.Analyzers.Fixes;

/// <summary>Joins tasks on the workflow's scheduler.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(WhenAllFix))]
[Shared]
internal sealed class WhenAllFix : WorkflowFix
{
    /// <summary>Creates the fix.</summary>
    public WhenAllFix()
        : base(RuleIds.WhenAll, "Use Workflow.WhenAllAsync")
    {
    }

    /// <inheritdoc/>
    protected override Replacement? Fix(SyntaxNode node, SemanticModel model, WorkflowApi api) =>
        node is InvocationExpressionSyntax call ? new Replacement(call, api.Redirect(call, "WhenAllAsync")) : null;
}
