using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Aios.Temporal.Analyzers.Fixes;

/// <summary>Replaces a timer of the machine by a durable one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DelayFix))]
[Shared]
internal sealed class DelayFix : WorkflowFix
{
    /// <summary>Creates the fix.</summary>
    public DelayFix()
        : base(RuleIds.Timer, "Use Workflow.DelayAsync")
    {
    }

    /// <inheritdoc/>
    protected override Replacement? Fix(SyntaxNode node, SemanticModel model, WorkflowApi api)
    {
        // The overloads with a TimeProvider have no counterpart.
        bool fits = node is InvocationExpressionSyntax
            && model.GetSymbolInfo(node).Symbol is IMethodSymbol { Name: "Delay", ContainingType.Name: "Task" } method
            && method.Parameters.All(parameter => parameter.Type.Name is not "TimeProvider");
        return fits ? new Replacement(node, api.Redirect((InvocationExpressionSyntax)node, "DelayAsync")) : null;
    }
}
