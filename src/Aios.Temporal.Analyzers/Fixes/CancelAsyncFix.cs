using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Aios.Temporal.Analyzers.Fixes;

/// <summary>Cancels synchronously.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CancelAsyncFix))]
[Shared]
internal sealed class CancelAsyncFix : WorkflowFix
{
    /// <summary>Creates the fix.</summary>
    public CancelAsyncFix()
        : base(RuleIds.CancelAsync, "Use Cancel()")
    {
    }

    /// <inheritdoc/>
    protected override Replacement? Fix(SyntaxNode node, SemanticModel model, WorkflowApi api) =>
        // Without the await someone holds the task, and only they know what for.
        node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access, Parent: AwaitExpressionSyntax { Parent: ExpressionStatementSyntax } await } call
            ? new Replacement(await, call.WithExpression(access.WithName(SyntaxFactory.IdentifierName("Cancel"))).WithoutLeadingTrivia())
            : null;
}
