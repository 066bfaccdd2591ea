using Aios.Temporal.Analyzers.WorkflowCode;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Aios.Temporal.Analyzers.Determinism;

/// <summary>AIOS0004: workflow code leaves the workflow's scheduler for the thread pool.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class ThreadPoolRule : MemberRule
{
    private const string RunTask = "Workflow.RunTaskAsync, which stays on the workflow's scheduler";
    private const string CurrentScheduler = "TaskScheduler.Current, or Workflow.RunTaskAsync";
    private const string OneThread = "plain loops and Workflow.RunTaskAsync, or do heavy computing in an activity";

    /// <summary>Creates the rule.</summary>
    public ThreadPoolRule()
        : base(Describe(
            RuleIds.ThreadPool,
            "Workflow code must stay on the workflow's scheduler",
            "'{0}' runs code outside of the workflow's scheduler; use {1}"))
    {
    }

    /// <inheritdoc/>
    protected override string? Instead(ISymbol member, IOperation use) => MemberNames.OfOwner(member) switch
    {
        "System.Threading.Tasks.Task" when member.Name is "Run" => RunTask,
        // Task.Factory.StartNew without a scheduler takes the current one, which is the workflow's: allowed.
        "System.Threading.Tasks.TaskScheduler" when member.Name is "Default" or "FromCurrentSynchronizationContext" => CurrentScheduler,
        "System.Threading.Tasks.Parallel" or "System.Linq.ParallelEnumerable" => OneThread,
        "System.Threading.ThreadPool" => RunTask,
        "System.ComponentModel.BackgroundWorker" => RunTask,
        _ => null,
    };
}
