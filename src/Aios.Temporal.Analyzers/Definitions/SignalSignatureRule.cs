using Aios.Temporal.Analyzers.WorkflowCode;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Aios.Temporal.Analyzers.Definitions;

/// <summary>AIOS0102: a signal handler is a public instance method that returns Task.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class SignalSignatureRule : DefinitionRule
{
    private const string Attribute = "WorkflowSignalAttribute";

    /// <summary>Creates the rule.</summary>
    public SignalSignatureRule()
        : base(RuleIds.SignalSignature, "A signal handler is a public instance method that returns Task")
    {
    }

    /// <inheritdoc/>
    protected override void Check(INamedTypeSymbol type, Action<ISymbol, string> report)
    {
        foreach (IMethodSymbol method in HandlerShape.Methods(type, Attribute))
        {
            string? problem = HandlerShape.CommonProblem(method)
                ?? (HandlerShape.IsPlainTask(method.ReturnType) ? null : "must return Task without a result")
                ?? HandlerShape.DynamicProblem(method, SdkNames.FindAttribute(method, Attribute)!);
            if (problem is not null)
            {
                report(method, problem + " (a [WorkflowSignal] handler); to answer the caller use [WorkflowUpdate]");
            }
        }
    }
}
