using Aios.Temporal.Analyzers.WorkflowCode;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Aios.Temporal.Analyzers.Determinism;

/// <summary>AIOS0007: workflow code joins tasks with <c>Task.WhenAll</c>.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class WhenAllRule : MemberRule
{
    /// <summary>Creates the rule.</summary>
    public WhenAllRule()
        : base(Describe(
            RuleIds.WhenAll,
            "Workflow code must join tasks with Workflow.WhenAllAsync",
            "'{0}' does not promise to stay on the workflow's scheduler; use {1}"))
    {
    }

    /// <inheritdoc/>
    protected override string? Instead(ISymbol member, IOperation use) =>
        MemberNames.Is(member, "System.Threading.Tasks.Task", "WhenAll") ? "Workflow.WhenAllAsync" : null;
}
