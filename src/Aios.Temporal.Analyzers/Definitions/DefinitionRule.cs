using System.Collections.Immutable;
using Aios.Temporal.Analyzers.WorkflowCode;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Aios.Temporal.Analyzers.Definitions;

/// <summary>Base of the rules on workflow types: what they report, the worker would refuse when the workflow is registered.</summary>
internal abstract class DefinitionRule : DiagnosticAnalyzer
{
    private readonly DiagnosticDescriptor descriptor;

    /// <summary>Creates the rule; its message is "'{0}' {1}".</summary>
    protected DefinitionRule(string id, string title)
    {
        descriptor = new DiagnosticDescriptor(
            id, title, "'{0}' {1}", RuleCategories.Definition, DiagnosticSeverity.Error, isEnabledByDefault: true);
        SupportedDiagnostics = ImmutableArray.Create(descriptor);
    }

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }

    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSymbolAction(
            symbol =>
            {
                var type = (INamedTypeSymbol)symbol.Symbol;
                if (type.TypeKind is TypeKind.Class or TypeKind.Interface or TypeKind.Struct)
                {
                    Check(type, (member, problem) => symbol.ReportDiagnostic(Diagnostic.Create(
                        descriptor,
                        member.Locations.FirstOrDefault(location => location.IsInSource) ?? type.Locations[0],
                        member.Name is ".ctor" ? type.Name : member.Name,
                        problem)));
                }
            },
            SymbolKind.NamedType);
    }

    /// <summary>True if the type itself is declared as a workflow.</summary>
    protected static bool IsWorkflow(INamedTypeSymbol type) => SdkNames.HasAttribute(type, "WorkflowAttribute");

    /// <summary>Checks one type; each problem completes the sentence that begins with the member's name.</summary>
    protected abstract void Check(INamedTypeSymbol type, Action<ISymbol, string> report);
}
