using Aios.Temporal.Analyzers.WorkflowCode;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Aios.Temporal.Analyzers.Determinism;

/// <summary>AIOS0015 (a warning): an endless loop that adds to history for ever.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class UnboundedLoopRule : WorkflowRule
{
    /// <summary>Creates the rule.</summary>
    public UnboundedLoopRule()
        : base(Describe(
            RuleIds.UnboundedLoop,
            "An endless workflow loop must continue as new",
            "This endless loop awaits in every turn, so history grows until the server ends the run; leave it when Workflow.ContinueAsNewSuggested and throw Workflow.CreateContinueAsNewException",
            DiagnosticSeverity.Warning))
    {
    }

    /// <inheritdoc/>
    protected override OperationKind[] Kinds { get; } = { OperationKind.Loop };

    /// <inheritdoc/>
    protected override void Check(OperationAnalysisContext context, WorkflowCodeMap map)
    {
        if (IsEndless(context.Operation)
            && context.Operation.Syntax.DescendantNodes().OfType<AwaitExpressionSyntax>().Any()
            && !MentionsContinueAsNew(context.ContainingSymbol))
        {
            Report(context, context.Operation.Syntax.GetFirstToken().GetLocation());
        }
    }

    private static bool IsEndless(IOperation loop) => loop switch
    {
        IWhileLoopOperation { Condition.ConstantValue: { HasValue: true, Value: true }, ConditionIsUntil: false } => true,
        IForLoopOperation forLoop => forLoop.Condition is null or { ConstantValue: { HasValue: true, Value: true } },
        _ => false,
    };

    // The method or a helper of the same type that it may call: names are enough, for this is only a warning.
    private static bool MentionsContinueAsNew(ISymbol method) =>
        (method.ContainingType?.DeclaringSyntaxReferences ?? default)
            .SelectMany(reference => reference.GetSyntax().DescendantNodes())
            .OfType<IdentifierNameSyntax>()
            .Any(name => name.IsKind(SyntaxKind.IdentifierName)
                && name.Identifier.ValueText is "ContinueAsNewSuggested" or "CreateContinueAsNewException" or "ContinueAsNewException");
}
