using Aios.Temporal.Analyzers.WorkflowCode;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Aios.Temporal.Analyzers.Definitions;

/// <summary>AIOS0105: the worker can construct the workflow.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class InitSignatureRule : DefinitionRule
{
    /// <summary>Creates the rule.</summary>
    public InitSignatureRule()
        : base(RuleIds.InitSignature, "A workflow has a parameterless constructor or one [WorkflowInit] constructor")
    {
    }

    /// <inheritdoc/>
    protected override void Check(INamedTypeSymbol type, Action<ISymbol, string> report)
    {
        List<IMethodSymbol> inits = type.InstanceConstructors
            .Where(constructor => SdkNames.HasAttribute(constructor, "WorkflowInitAttribute")).ToList();
        foreach (IMethodSymbol extra in inits.Skip(1))
        {
            report(extra, "has a second [WorkflowInit] constructor; keep one");
        }

        if (inits.Count > 0)
        {
            CheckInit(type, inits[0], report);
        }
        else if (IsWorkflow(type) && type is { TypeKind: TypeKind.Class, IsAbstract: false }
            && !type.InstanceConstructors.Any(constructor =>
                constructor.Parameters.IsEmpty && constructor.DeclaredAccessibility == Accessibility.Public))
        {
            report(type, "needs a public parameterless constructor, or [WorkflowInit] on the constructor that takes the run method's parameters");
        }
    }

    private static void CheckInit(INamedTypeSymbol type, IMethodSymbol init, Action<ISymbol, string> report)
    {
        if (init.DeclaredAccessibility != Accessibility.Public)
        {
            report(init, "has a [WorkflowInit] constructor that is not public");
        }
        else if (HandlerShape.Methods(type, "WorkflowRunAttribute").FirstOrDefault() is { } run && !HandlerShape.SameParameters(init, run))
        {
            report(init, "has a [WorkflowInit] constructor whose parameters differ from those of " + run.Name + "; they must be the same types in the same order");
        }
    }
}
