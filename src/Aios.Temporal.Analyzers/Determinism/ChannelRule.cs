using Aios.Temporal.Analyzers.WorkflowCode;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Aios.Temporal.Analyzers.Determinism;

/// <summary>AIOS0017: workflow code passes data through channels, data flow blocks or blocking queues.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class ChannelRule : MemberRule
{
    private const string Queue = "a Queue<T> field and Workflow.WaitConditionAsync(() => queue.Count > 0)";

    /// <summary>Creates the rule.</summary>
    public ChannelRule()
        : base(Describe(
            RuleIds.Channel,
            "Workflow code must not use channels or data flow blocks",
            "'{0}' may continue on the thread pool; use {1}"))
    {
    }

    /// <inheritdoc/>
    protected override string? Instead(ISymbol member, IOperation use)
    {
        string owner = MemberNames.OfOwner(member);
        return owner.StartsWith("System.Threading.Channels.", StringComparison.Ordinal)
            || owner.StartsWith("System.Threading.Tasks.Dataflow.", StringComparison.Ordinal)
            || owner is "System.Collections.Concurrent.BlockingCollection"
            ? Queue
            : null;
    }
}
