using Aios.Temporal.Analyzers.WorkflowCode;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Aios.Temporal.Analyzers.Determinism;

/// <summary>AIOS0005: workflow code starts a timer of the machine instead of one that is recorded in history.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class TimerRule : MemberRule
{
    private const string Delay = "Workflow.DelayAsync, which is a durable timer";
    private const string CancelLater = "Workflow.DelayAsync followed by Cancel()";
    private const string Condition = "Workflow.WaitConditionAsync with a timeout, or Workflow.WhenAnyAsync with Workflow.DelayAsync";

    /// <summary>Creates the rule.</summary>
    public TimerRule()
        : base(Describe(
            RuleIds.Timer,
            "Workflow code must use durable timers",
            "'{0}' waits on a timer of this machine, which replay does not know; use {1}"))
    {
    }

    /// <inheritdoc/>
    protected override string? Instead(ISymbol member, IOperation use) => MemberNames.OfOwner(member) switch
    {
        "System.Threading.Tasks.Task" when member.Name is "Delay" => Delay,
        "System.Threading.Tasks.Task" when member.Name is "WaitAsync" && TakesTime(member) => Condition,
        "System.Threading.CancellationTokenSource" when member.Name is "CancelAfter" => CancelLater,
        "System.Threading.CancellationTokenSource" when use is IObjectCreationOperation && TakesTime(member) => CancelLater,
        "System.Threading.Timer" or "System.Timers.Timer" or "System.Threading.PeriodicTimer" => Delay,
        "System.TimeProvider" when member.Name is "CreateTimer" => Delay,
        "System.Threading.Tasks.TimeProviderTaskExtensions" => Delay,
        _ => null,
    };

    private static bool TakesTime(ISymbol member) => member is IMethodSymbol method
        && method.Parameters.Any(parameter => parameter.Type.SpecialType == SpecialType.System_Int32
            || MemberNames.Of(parameter.Type) is "System.TimeSpan");
}
