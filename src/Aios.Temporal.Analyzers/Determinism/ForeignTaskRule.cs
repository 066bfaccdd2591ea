using Aios.Temporal.Analyzers.WorkflowCode;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Aios.Temporal.Analyzers.Determinism;

/// <summary>AIOS0016: workflow code starts asynchronous work of a type that is neither workflow code nor the workflow API.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class ForeignTaskRule : WorkflowRule
{
    /// <summary>Creates the rule.</summary>
    public ForeignTaskRule()
        : base(Describe(
            RuleIds.ForeignTask,
            "Workflow code must await only workflow tasks",
            "'{0}' completes outside of the workflow's scheduler; call it in an activity (Workflow.ExecuteActivityAsync), or, if it only uses the workflow API, move it into a *.workflow.cs file"))
    {
    }

    /// <inheritdoc/>
    protected override OperationKind[] Kinds { get; } = { OperationKind.Invocation };

    /// <inheritdoc/>
    protected override void Check(OperationAnalysisContext context, WorkflowCodeMap map)
    {
        IMethodSymbol method = ((IInvocationOperation)context.Operation).TargetMethod;
        method = method.ReducedFrom ?? method;
        if (ReturnsAwaitable(method) && !IsTrusted(method, map) && !IsGroupedHere(method, context.ContainingSymbol))
        {
            Report(context, context.Operation.Syntax.GetLocation(), MemberNames.Short(method));
        }
    }

    private static bool ReturnsAwaitable(IMethodSymbol method) => MemberNames.Of(method.ReturnType)
        is "System.Threading.Tasks.Task"
        or "System.Threading.Tasks.ValueTask"
        or "System.Collections.Generic.IAsyncEnumerable"
        or "System.Runtime.CompilerServices.ConfiguredCancelableAsyncEnumerable";

    private static bool IsTrusted(IMethodSymbol method, WorkflowCodeMap map)
    {
        string owner = MemberNames.OfOwner(method);
        return method.MethodKind is MethodKind.LocalFunction or MethodKind.DelegateInvoke
            || owner.StartsWith("System.Threading.", StringComparison.Ordinal)
            || owner.StartsWith("System.Linq.", StringComparison.Ordinal)
            || SdkNames.RootOf(owner) is not null
            || OutsideWorldRule.Covers(method.ContainingType)
            || map.Declares(method);
    }

    // A base class or an interface of the workflow is part of it, wherever it is compiled.
    private static bool IsGroupedHere(IMethodSymbol method, ISymbol containing) =>
        containing.ContainingType is { } type
        && (MemberNames.SelfAndBases(type).Concat(type.AllInterfaces)
            .Any(candidate => SymbolEqualityComparer.Default.Equals(candidate.OriginalDefinition, method.ContainingType?.OriginalDefinition)));
}
