using Aios.Temporal.Analyzers.WorkflowCode;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Aios.Temporal.Analyzers.Determinism;

/// <summary>AIOS0019: workflow code logs with a logger that does not know about replay.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class LoggerRule : MemberRule
{
    private const string WorkflowLogger = "Workflow.Logger, which is silent on replay";

    /// <summary>Creates the rule.</summary>
    public LoggerRule()
        : base(Describe(
            RuleIds.Logger,
            "Workflow code must log with the workflow's logger",
            "'{0}' would log again on every replay; use {1}"))
    {
    }

    /// <inheritdoc/>
    protected override string? Instead(ISymbol member, IOperation use)
    {
        if (use is not (IFieldReferenceOperation or IPropertyReferenceOperation or IInvocationOperation)
            || use.Type is null
            || SdkNames.IsWorkflowClass(member.ContainingType))
        {
            return null;
        }

        return IsLogger(use.Type) && (member.IsStatic || member is not IMethodSymbol) || MemberNames.OfOwner(member) is "Microsoft.Extensions.Logging.ILoggerFactory"
            ? WorkflowLogger
            : null;
    }

    private static bool IsLogger(ITypeSymbol type) => MemberNames.IsOrImplements(type, "Microsoft.Extensions.Logging.ILogger");
}
