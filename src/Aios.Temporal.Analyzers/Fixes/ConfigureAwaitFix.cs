using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Aios.Temporal.Analyzers.Fixes;

/// <summary>Removes the call that leaves the workflow's scheduler.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ConfigureAwaitFix))]
[Shared]
internal sealed class ConfigureAwaitFix : WorkflowFix
{
    /// <summary>Creates the fix.</summary>
    public ConfigureAwaitFix()
        : base(RuleIds.ConfigureAwait, "Remove ConfigureAwait")
    {
    }

    /// <inheritdoc/>
    protected override Replacement? Fix(SyntaxNode node, SemanticModel model, WorkflowApi api) =>
        node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access }
            ? new Replacement(node, access.Expression.WithoutTrivia())
            : null;
}
