using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Aios.Temporal.Analyzers.Fixes;

/// <summary>Replaces an id of the machine by one of the workflow.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(GuidFix))]
[Shared]
internal sealed class GuidFix : WorkflowFix
{
    /// <summary>Creates the fix.</summary>
    public GuidFix()
        : base(RuleIds.Guid, "Use Workflow.NewGuid()")
    {
    }

    /// <inheritdoc/>
    protected override Replacement? Fix(SyntaxNode node, SemanticModel model, WorkflowApi api) =>
        node is InvocationExpressionSyntax call ? new Replacement(call, api.Call("NewGuid")) : null;
}
