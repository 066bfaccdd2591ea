using Aios.Temporal.Analyzers.WorkflowCode;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Aios.Temporal.Analyzers.Determinism;

/// <summary>AIOS0013: the order in which workflow code acts comes from a hash table.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class UnorderedIterationRule : WorkflowRule
{
    /// <summary>Creates the rule.</summary>
    public UnorderedIterationRule()
        : base(Describe(
            RuleIds.UnorderedIteration,
            "Workflow code must iterate in a promised order",
            "'{0}' enumerates in no promised order, which may differ on replay; sort it first (OrderBy), or use List, SortedDictionary or SortedSet"))
    {
    }

    /// <inheritdoc/>
    protected override OperationKind[] Kinds { get; } =
        { OperationKind.Loop, OperationKind.Invocation, OperationKind.ObjectCreation, OperationKind.Spread };

    /// <inheritdoc/>
    protected override void Check(OperationAnalysisContext context, WorkflowCodeMap map)
    {
        switch (context.Operation)
        {
            case IForEachLoopOperation loop:
                ReportIfUnordered(context, loop.Collection);
                break;
            case ISpreadOperation spread:
                ReportIfUnordered(context, spread.Operand);
                break;
            case IInvocationOperation call when UnorderedCollections.IsOrderedConsumer(call):
                ReportIfUnordered(context, UnorderedCollections.Source(call));
                break;
            case IInvocationOperation call when UnorderedCollections.IsOrderedSink(call.TargetMethod):
                ReportIfUnordered(context, call.Arguments.LastOrDefault()?.Value);
                break;
            case IObjectCreationOperation { Constructor: { } constructor } creation when UnorderedCollections.IsOrderedSink(constructor):
                ReportIfUnordered(context, creation.Arguments.FirstOrDefault()?.Value);
                break;
        }
    }

    private void ReportIfUnordered(OperationAnalysisContext context, IOperation? sequence)
    {
        if (UnorderedCollections.Unordered(sequence) is { Type: { } type } source)
        {
            Report(context, source.Syntax.GetLocation(), type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat));
        }
    }
}
