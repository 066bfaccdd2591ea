using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Aios.Temporal.Analyzers.Fixes;

/// <summary>Replaces a sleeping thread by a durable timer.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SleepFix))]
[Shared]
internal sealed class SleepFix : WorkflowFix
{
    /// <summary>Creates the fix.</summary>
    public SleepFix()
        : base(RuleIds.Blocking, "Use await Workflow.DelayAsync")
    {
    }

    /// <inheritdoc/>
    protected override Replacement? Fix(SyntaxNode node, SemanticModel model, WorkflowApi api) =>
        node is InvocationExpressionSyntax { Parent: ExpressionStatementSyntax } call
        && model.GetSymbolInfo(call).Symbol is IMethodSymbol { Name: "Sleep", ContainingType.Name: "Thread" }
        && EnclosingFunction.IsAsync(call)
            ? new Replacement(call, SyntaxFactory.AwaitExpression(
                SyntaxFactory.Token(SyntaxKind.AwaitKeyword).WithTrailingTrivia(SyntaxFactory.Space),
                api.Call("DelayAsync", call.ArgumentList)))
            : null;
}
