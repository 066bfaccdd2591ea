using Aios.Temporal.Analyzers.WorkflowCode;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Aios.Temporal.Analyzers.Definitions;

/// <summary>AIOS0103: a query is a public method or property getter that returns its value at once.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class QuerySignatureRule : DefinitionRule
{
    private const string Attribute = "WorkflowQueryAttribute";

    /// <summary>Creates the rule.</summary>
    public QuerySignatureRule()
        : base(RuleIds.QuerySignature, "A query is a public method or property that returns its value at once")
    {
    }

    /// <inheritdoc/>
    protected override void Check(INamedTypeSymbol type, Action<ISymbol, string> report)
    {
        foreach (ISymbol member in type.GetMembers())
        {
            if (SdkNames.FindAttribute(member, Attribute) is { } attribute && Problem(member, attribute) is { } problem)
            {
                report(member, problem + " (a [WorkflowQuery])");
            }
        }
    }

    private static string? Problem(ISymbol member, AttributeData attribute) => member switch
    {
        IMethodSymbol method => HandlerShape.CommonProblem(method)
            ?? ValueProblem(method.ReturnType)
            ?? HandlerShape.DynamicProblem(method, attribute),
        IPropertySymbol property => PropertyProblem(property, attribute),
        _ => null,
    };

    private static string? PropertyProblem(IPropertySymbol property, AttributeData attribute)
    {
        if (property.IsStatic)
        {
            return "must not be static";
        }

        if (property.GetMethod is not { DeclaredAccessibility: Accessibility.Public })
        {
            return "must have a public getter";
        }

        return HandlerShape.IsDynamic(attribute) ? "must be a method to be dynamic" : ValueProblem(property.Type);
    }

    private static string? ValueProblem(ITypeSymbol type)
    {
        if (type.SpecialType == SpecialType.System_Void)
        {
            return "must return a value";
        }

        return HandlerShape.IsTask(type) ? "must return the value itself, not a Task: queries only read" : null;
    }
}
