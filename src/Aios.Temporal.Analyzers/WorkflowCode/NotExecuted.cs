using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Aios.Temporal.Analyzers.WorkflowCode;

/// <summary>Finds operations that are written inside workflow code but never run there.</summary>
internal static class NotExecuted
{
    /// <summary>
    /// True inside <c>nameof</c>, and for the outermost call of an expression lambda such as
    /// <c>(Mailer m) => m.SendAsync(x)</c>: it only names the activity. Its arguments do run in the workflow.
    /// </summary>
    public static bool Contains(IOperation operation)
    {
        IOperation current = operation;
        bool onlyNames = true;
        while (current.Parent is { } parent)
        {
            switch (parent)
            {
                case INameOfOperation:
                    return true;
                case IArgumentOperation:
                    onlyNames = false;
                    break;
                case IAnonymousFunctionOperation when onlyNames && IsExpressionTree(parent):
                    return true;
                case IAnonymousFunctionOperation:
                    onlyNames = false;
                    break;
            }

            current = parent;
        }

        return false;
    }

    private static bool IsExpressionTree(IOperation lambda) =>
        lambda.Parent is IConversionOperation { Type: INamedTypeSymbol { Name: "Expression", IsGenericType: true } type }
        && string.Equals(type.ContainingNamespace?.ToDisplayString(), "System.Linq.Expressions", System.StringComparison.Ordinal);
}
