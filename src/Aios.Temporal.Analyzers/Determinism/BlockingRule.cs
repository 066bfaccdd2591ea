using Aios.Temporal.Analyzers.WorkflowCode;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Aios.Temporal.Analyzers.Determinism;

/// <summary>AIOS0009: workflow code blocks or starts threads. A run has one logical thread: blocking it is a deadlock.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class BlockingRule : MemberRule
{
    private const string Await = "await";
    private const string AsyncDelay = "await Workflow.DelayAsync";
    private const string RunTask = "Workflow.RunTaskAsync";

    /// <summary>Creates the rule.</summary>
    public BlockingRule()
        : base(Describe(
            RuleIds.Blocking,
            "Workflow code must not block and not start threads",
            "'{0}' blocks the workflow's only thread or leaves it; use {1}"))
    {
    }

    /// <inheritdoc/>
    protected override string? Instead(ISymbol member, IOperation use) => MemberNames.OfOwner(member) switch
    {
        "System.Threading.Thread" => member.Name is "Sleep" or "SpinWait" or "Yield" ? AsyncDelay : RunTask,
        "System.Threading.SpinWait" => "Workflow.WaitConditionAsync",
        "System.Threading.Tasks.Task" when member.Name is "Wait" or "WaitAll" or "WaitAny" or "Result" or "RunSynchronously" => Await,
        "System.Threading.Tasks.ValueTask" when member.Name is "Result" => Await,
        "System.Runtime.CompilerServices.TaskAwaiter" or
        "System.Runtime.CompilerServices.ValueTaskAwaiter" or
        "System.Runtime.CompilerServices.ConfiguredTaskAwaitable.ConfiguredTaskAwaiter" or
        "System.Runtime.CompilerServices.ConfiguredValueTaskAwaitable.ConfiguredValueTaskAwaiter"
            when member.Name is "GetResult" => Await,
        _ => null,
    };
}
