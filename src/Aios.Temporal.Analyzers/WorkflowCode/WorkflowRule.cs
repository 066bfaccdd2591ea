using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Aios.Temporal.Analyzers.WorkflowCode;

/// <summary>Base of the determinism rules: looks at operations, only in workflow code, only where they run.</summary>
internal abstract class WorkflowRule : DiagnosticAnalyzer
{
    private readonly DiagnosticDescriptor descriptor;

    /// <summary>Creates the rule with its one diagnostic.</summary>
    protected WorkflowRule(DiagnosticDescriptor descriptor)
    {
        this.descriptor = descriptor;
        SupportedDiagnostics = ImmutableArray.Create(descriptor);
    }

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }

    /// <summary>The kinds of operation the rule wants to see.</summary>
    protected abstract OperationKind[] Kinds { get; }

    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            if (WorkflowCodeMap.For(start.Compilation) is { } map)
            {
                start.RegisterOperationAction(operation => Visit(operation, map), Kinds);
            }
        });
    }

    /// <summary>Describes one determinism diagnostic; the message gets the arguments the rule reports.</summary>
    protected static DiagnosticDescriptor Describe(
        string id, string title, string message, DiagnosticSeverity severity = DiagnosticSeverity.Error) =>
        new(id, title, message, RuleCategories.Determinism, severity, isEnabledByDefault: true);

    /// <summary>Checks one operation of workflow code.</summary>
    protected abstract void Check(OperationAnalysisContext context, WorkflowCodeMap map);

    /// <summary>Reports the diagnostic at a place.</summary>
    protected void Report(OperationAnalysisContext context, Location location, params object[] arguments) =>
        context.ReportDiagnostic(Diagnostic.Create(descriptor, location, arguments));

    private void Visit(OperationAnalysisContext context, WorkflowCodeMap map)
    {
        if (map.Contains(context.ContainingSymbol, context.Operation.Syntax.SyntaxTree) && !NotExecuted.Contains(context.Operation))
        {
            Check(context, map);
        }
    }
}
