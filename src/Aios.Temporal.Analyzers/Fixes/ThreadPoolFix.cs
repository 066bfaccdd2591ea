using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Aios.Temporal.Analyzers.Fixes;

/// <summary>Runs a task on the workflow's scheduler.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ThreadPoolFix))]
[Shared]
internal sealed class ThreadPoolFix : WorkflowFix
{
    /// <summary>Creates the fix.</summary>
    public ThreadPoolFix()
        : base(RuleIds.ThreadPool, "Use Workflow.RunTaskAsync")
    {
    }

    /// <inheritdoc/>
    protected override Replacement? Fix(SyntaxNode node, SemanticModel model, WorkflowApi api) =>
        // RunTaskAsync takes functions that return tasks; computing on another thread has no counterpart.
        node is InvocationExpressionSyntax call
        && model.GetSymbolInfo(call).Symbol is IMethodSymbol { Name: "Run", ContainingType.Name: "Task" } method
        && method.Parameters[0].Type is INamedTypeSymbol { Name: "Func" } function
        && function.TypeArguments.Last().Name is "Task"
            ? new Replacement(call, api.Redirect(call, "RunTaskAsync"))
            : null;
}
