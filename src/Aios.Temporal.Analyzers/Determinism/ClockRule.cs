using Aios.Temporal.Analyzers.WorkflowCode;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Aios.Temporal.Analyzers.Determinism;

/// <summary>AIOS0001: workflow code reads the machine's clock or time zone.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class ClockRule : MemberRule
{
    private const string Now = "Workflow.UtcNow, which is the same on every replay";
    private const string Utc = "UTC, or a fixed TimeZoneInfo given as input: the local time zone differs between workers";

    /// <summary>Creates the rule.</summary>
    public ClockRule()
        : base(Describe(
            RuleIds.Clock,
            "Workflow code must not read the machine's clock",
            "'{0}' gives another value on replay; use {1}"))
    {
    }

    /// <inheritdoc/>
    protected override string? Instead(ISymbol member, IOperation use) => MemberNames.OfOwner(member) switch
    {
        "System.DateTime" or "System.DateTimeOffset" when member.IsStatic && member.Name is "Now" or "UtcNow" or "Today" => Now,
        "System.DateTime" or "System.DateTimeOffset" when member.Name is "ToLocalTime" or "LocalDateTime" => Utc,
        "System.TimeZoneInfo" when member.Name is "Local" => Utc,
        "System.Environment" when member.Name.StartsWith("TickCount", StringComparison.Ordinal) => Now,
        "System.Diagnostics.Stopwatch" => Now,
        "System.TimeProvider" when member.Name is not "CreateTimer" && !IsUseOfSystemProvider(use) => Now,
        _ => null,
    };

    // TimeProvider.System.GetUtcNow() is one mistake: TimeProvider.System is the one reported.
    private static bool IsUseOfSystemProvider(IOperation use) =>
        use is IInvocationOperation { Instance: IPropertyReferenceOperation { Property: { IsStatic: true, Name: "System" } } };
}
