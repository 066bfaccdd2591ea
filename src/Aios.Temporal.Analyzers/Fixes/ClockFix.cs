using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace Aios.Temporal.Analyzers.Fixes;

/// <summary>Replaces the machine's clock by the workflow's.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ClockFix))]
[Shared]
internal sealed class ClockFix : WorkflowFix
{
    /// <summary>Creates the fix.</summary>
    public ClockFix()
        : base(RuleIds.Clock, "Use Workflow.UtcNow")
    {
    }

    /// <inheritdoc/>
    protected override Replacement? Fix(SyntaxNode node, SemanticModel model, WorkflowApi api)
    {
        ISymbol? member = model.GetSymbolInfo(node).Symbol;
        ExpressionSyntax now = api.Member("UtcNow");
        return (member?.ContainingType.Name, member?.Name) switch
        {
            ("DateTime", "Now" or "UtcNow") => new Replacement(node, now),
            ("DateTime", "Today") => new Replacement(node, Access(now, "Date")),
            ("DateTimeOffset", "Now" or "UtcNow") => new Replacement(node, WithOffset(now)),
            ("TimeProvider", "System") when node.Parent is MemberAccessExpressionSyntax
            {
                Name.Identifier.ValueText: "GetUtcNow" or "GetLocalNow",
                Parent: InvocationExpressionSyntax call,
            } => new Replacement(call, WithOffset(now)),
            _ => null,
        };
    }

    private static ExpressionSyntax Access(ExpressionSyntax target, string name) => SyntaxFactory.MemberAccessExpression(
        SyntaxKind.SimpleMemberAccessExpression, target, SyntaxFactory.IdentifierName(name));

    // Workflow.UtcNow is of kind UTC, so the offset is zero.
    private static ExpressionSyntax WithOffset(ExpressionSyntax now) => SyntaxFactory.ObjectCreationExpression(
            SyntaxFactory.ParseTypeName("global::System.DateTimeOffset").WithAdditionalAnnotations(Simplifier.Annotation))
        .WithArgumentList(SyntaxFactory.ArgumentList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Argument(now))))
        .WithNewKeyword(SyntaxFactory.Token(SyntaxKind.NewKeyword).WithTrailingTrivia(SyntaxFactory.Space));
}
