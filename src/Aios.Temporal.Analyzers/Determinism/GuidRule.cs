using Aios.Temporal.Analyzers.WorkflowCode;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Aios.Temporal.Analyzers.Determinism;

/// <summary>AIOS0003: workflow code makes an id that differs on replay.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class GuidRule : MemberRule
{
    /// <summary>Creates the rule.</summary>
    public GuidRule()
        : base(Describe(
            RuleIds.Guid,
            "Workflow code must make ids with the workflow",
            "'{0}' gives another id on replay; use {1}"))
    {
    }

    /// <inheritdoc/>
    protected override string? Instead(ISymbol member, IOperation use) =>
        member.Name is "NewGuid" or "CreateVersion7" && MemberNames.OfOwner(member) is "System.Guid" ? "Workflow.NewGuid()" : null;
}
