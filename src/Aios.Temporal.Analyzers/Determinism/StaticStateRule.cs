using Aios.Temporal.Analyzers.WorkflowCode;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Aios.Temporal.Analyzers.Determinism;

/// <summary>AIOS0014: workflow code reads or writes state that all runs of a process share.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class StaticStateRule : WorkflowRule
{
    /// <summary>Creates the rule.</summary>
    public StaticStateRule()
        : base(Describe(
            RuleIds.StaticState,
            "Workflow code must not share mutable static state",
            "'{0}' is shared by all runs in the process and is not rebuilt by replay; use an instance field of the workflow, its input, or a constant or immutable static"))
    {
    }

    /// <inheritdoc/>
    protected override OperationKind[] Kinds { get; } = { OperationKind.FieldReference, OperationKind.PropertyReference };

    /// <inheritdoc/>
    protected override void Check(OperationAnalysisContext context, WorkflowCodeMap map)
    {
        ISymbol member = ((IMemberReferenceOperation)context.Operation).Member;
        if (member.IsStatic && IsSharedState(member, context.Operation))
        {
            Report(context, context.Operation.Syntax.GetLocation(), MemberNames.Short(member));
        }
    }

    private static bool IsSharedState(ISymbol member, IOperation use) => member switch
    {
        IFieldSymbol { IsConst: true } => false,
        IFieldSymbol { IsReadOnly: true } field => IsMutableCollection(field.Type) || IsElementWrite(use),
        IFieldSymbol => true,
        IPropertySymbol property => IsSettable(property) || (IsAutoProperty(property) && IsMutableCollection(property.Type)),
        _ => false,
    };

    // Settable statics of the SDK (Workflow.CurrentDetails) belong to the run; those of the runtime have rules of their own.
    private static bool IsSettable(IPropertySymbol property)
    {
        string owner = MemberNames.OfOwner(property);
        return property.SetMethod is { IsInitOnly: false }
            && !owner.StartsWith("System.", StringComparison.Ordinal)
            && SdkNames.RootOf(owner) is null;
    }

    private static bool IsAutoProperty(IPropertySymbol property) =>
        property.ContainingType.GetMembers().OfType<IFieldSymbol>()
            .Any(field => SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property));

    private static bool IsElementWrite(IOperation use) =>
        use.Parent is IArrayElementReferenceOperation element
        && (element.Parent is IAssignmentOperation assignment && ReferenceEquals(assignment.Target, element)
            || element.Parent is IIncrementOrDecrementOperation);

    private static bool IsMutableCollection(ITypeSymbol type)
    {
        string name = MemberNames.Of(type);
        if (type.TypeKind == TypeKind.Array
            || name.StartsWith("System.Collections.Immutable.", StringComparison.Ordinal)
            || name.StartsWith("System.Collections.Frozen.", StringComparison.Ordinal)
            || name.StartsWith("System.Collections.ObjectModel.ReadOnly", StringComparison.Ordinal)
            || name.StartsWith("System.Collections.Generic.IReadOnly", StringComparison.Ordinal)
            || type.SpecialType == SpecialType.System_String)
        {
            return false;
        }

        return name is "System.Threading.ThreadLocal" or "System.Text.StringBuilder"
            || MemberNames.IsOrImplements(type, "System.Collections.Generic.ICollection")
            || MemberNames.IsOrImplements(type, "System.Collections.ICollection");
    }
}
