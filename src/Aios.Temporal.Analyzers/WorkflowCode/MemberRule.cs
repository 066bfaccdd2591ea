using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Aios.Temporal.Analyzers.WorkflowCode;

/// <summary>Base of the rules that forbid using certain members: calls, method groups, properties, fields, constructors.</summary>
internal abstract class MemberRule : WorkflowRule
{
    private static readonly OperationKind[] Uses =
    {
        OperationKind.Invocation, OperationKind.MethodReference, OperationKind.PropertyReference,
        OperationKind.FieldReference, OperationKind.ObjectCreation,
    };

    /// <summary>Creates the rule. The message gets {0} = the member, {1} = what to use instead.</summary>
    protected MemberRule(DiagnosticDescriptor descriptor)
        : base(descriptor)
    {
    }

    /// <inheritdoc/>
    protected sealed override OperationKind[] Kinds => Uses;

    /// <summary>What to use instead of the member, or null if the member is allowed here.</summary>
    protected abstract string? Instead(ISymbol member, IOperation use);

    /// <inheritdoc/>
    protected sealed override void Check(OperationAnalysisContext context, WorkflowCodeMap map)
    {
        if (MemberOf(context.Operation) is { } member && Instead(member, context.Operation) is { } instead)
        {
            Report(context, context.Operation.Syntax.GetLocation(), MemberNames.Short(member), instead);
        }
    }

    private static ISymbol? MemberOf(IOperation operation) => operation switch
    {
        IInvocationOperation invocation => invocation.TargetMethod,
        IMemberReferenceOperation reference => reference.Member,
        IObjectCreationOperation creation => creation.Constructor,
        _ => null,
    };
}
