using Aios.Temporal.Analyzers.WorkflowCode;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Aios.Temporal.Analyzers.Definitions;

/// <summary>AIOS0101: a workflow has exactly one usable run method.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class RunSignatureRule : DefinitionRule
{
    private const string Attribute = "WorkflowRunAttribute";

    /// <summary>Creates the rule.</summary>
    public RunSignatureRule()
        : base(RuleIds.RunSignature, "A workflow needs exactly one public run method that returns a Task")
    {
    }

    /// <inheritdoc/>
    protected override void Check(INamedTypeSymbol type, Action<ISymbol, string> report)
    {
        List<IMethodSymbol> runs = HandlerShape.Methods(type, Attribute).ToList();
        if (IsWorkflow(type) && runs.Count == 0)
        {
            report(type, InheritsRun(type)
                ? "inherits its [WorkflowRun] method; override it here and repeat the attribute"
                : "is a workflow without a [WorkflowRun] method; add one public method that returns a Task");
        }

        foreach (IMethodSymbol extra in runs.Skip(1))
        {
            report(extra, "is a second [WorkflowRun] method; a workflow has exactly one");
        }

        foreach (IMethodSymbol run in runs)
        {
            if (Problem(run, type) is { } problem)
            {
                report(run, problem + " because it is a [WorkflowRun] method");
            }
        }
    }

    private static bool InheritsRun(INamedTypeSymbol type) =>
        MemberNames.SelfAndBases(type.BaseType).OfType<INamedTypeSymbol>()
            .Any(candidate => HandlerShape.Methods(candidate, Attribute).Any());

    private static string? Problem(IMethodSymbol run, INamedTypeSymbol type)
    {
        if (HandlerShape.CommonProblem(run) is { } problem)
        {
            return problem;
        }

        if (!HandlerShape.IsTask(run.ReturnType))
        {
            return "must return Task or Task<T>";
        }

        bool dynamic = SdkNames.FindAttribute(type, "WorkflowAttribute") is { } attribute && HandlerShape.IsDynamic(attribute);
        return dynamic && !(run.Parameters.Length == 1 && HandlerShape.IsRawValues(run.Parameters[0].Type))
            ? "must have the one parameter (IRawValue[] args) of a dynamic workflow"
            : null;
    }
}
