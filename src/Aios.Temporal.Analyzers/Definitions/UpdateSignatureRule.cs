using Aios.Temporal.Analyzers.WorkflowCode;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Aios.Temporal.Analyzers.Definitions;

/// <summary>AIOS0104: an update handler is a public instance method that returns Task or Task of T.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class UpdateSignatureRule : DefinitionRule
{
    private const string Attribute = "WorkflowUpdateAttribute";

    /// <summary>Creates the rule.</summary>
    public UpdateSignatureRule()
        : base(RuleIds.UpdateSignature, "An update handler is a public instance method that returns a Task")
    {
    }

    /// <inheritdoc/>
    protected override void Check(INamedTypeSymbol type, Action<ISymbol, string> report)
    {
        foreach (IMethodSymbol method in HandlerShape.Methods(type, Attribute))
        {
            string? problem = HandlerShape.CommonProblem(method)
                ?? (HandlerShape.IsTask(method.ReturnType) ? null : "must return Task or Task<T>")
                ?? HandlerShape.DynamicProblem(method, SdkNames.FindAttribute(method, Attribute)!);
            if (problem is not null)
            {
                report(method, problem + " (a [WorkflowUpdate] handler)");
            }
        }
    }
}
