using Aios.Temporal.Analyzers.WorkflowCode;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Aios.Temporal.Analyzers.Determinism;

/// <summary>AIOS0006: workflow code joins tasks with <c>Task.WhenAny</c>.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class WhenAnyRule : MemberRule
{
    /// <summary>Creates the rule.</summary>
    public WhenAnyRule()
        : base(Describe(
            RuleIds.WhenAny,
            "Workflow code must join tasks with Workflow.WhenAnyAsync",
            "'{0}' may continue on the thread pool; use {1}"))
    {
    }

    /// <inheritdoc/>
    protected override string? Instead(ISymbol member, IOperation use) =>
        MemberNames.Is(member, "System.Threading.Tasks.Task", "WhenAny") ? "Workflow.WhenAnyAsync" : null;
}
