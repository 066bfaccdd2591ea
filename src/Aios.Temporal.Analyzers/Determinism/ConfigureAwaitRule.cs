using Aios.Temporal.Analyzers.WorkflowCode;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Aios.Temporal.Analyzers.Determinism;

/// <summary>AIOS0012: workflow code continues outside of the workflow's scheduler after an await.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class ConfigureAwaitRule : MemberRule
{
    // ConfigureAwaitOptions.ContinueOnCapturedContext
    private const int Captured = 1;

    /// <summary>Creates the rule.</summary>
    public ConfigureAwaitRule()
        : base(Describe(
            RuleIds.ConfigureAwait,
            "Workflow code must continue on the workflow's scheduler",
            "'{0}' without the captured context leaves the workflow's scheduler; use {1}"))
    {
    }

    /// <inheritdoc/>
    protected override string? Instead(ISymbol member, IOperation use) =>
        member.Name is "ConfigureAwait" && use is IInvocationOperation invocation && Leaves(invocation)
            ? "a plain await, or ConfigureAwait(true)"
            : null;

    private static bool Leaves(IInvocationOperation invocation)
    {
        Optional<object?> value = invocation.Arguments.LastOrDefault()?.Value.ConstantValue ?? default;
        return value is { HasValue: true, Value: false }
            || (value is { HasValue: true, Value: int options } && (options & Captured) == 0);
    }
}
