using Aios.Temporal.Analyzers.WorkflowCode;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Aios.Temporal.Analyzers.Determinism;

/// <summary>AIOS0008: workflow code cancels a token source on the thread pool.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class CancelAsyncRule : MemberRule
{
    /// <summary>Creates the rule.</summary>
    public CancelAsyncRule()
        : base(Describe(
            RuleIds.CancelAsync,
            "Workflow code must cancel synchronously",
            "'{0}' runs the registrations on the thread pool; use {1}"))
    {
    }

    /// <inheritdoc/>
    protected override string? Instead(ISymbol member, IOperation use) =>
        MemberNames.Is(member, "System.Threading.CancellationTokenSource", "CancelAsync") ? "Cancel()" : null;
}
