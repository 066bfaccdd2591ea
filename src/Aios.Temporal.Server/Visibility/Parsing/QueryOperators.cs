using Aios.Temporal.Api.Enums.V1;

namespace Aios.Temporal.Server.Visibility.Parsing;

/// <summary>Which operators a type has, and what NOT makes of them.</summary>
internal static class QueryOperators
{
    private const int FirstUnordered = (int)VisibilityOperator.IsNull;

    public static VisibilityOperator Negate(VisibilityOperator comparison) => comparison switch
    {
        VisibilityOperator.Equal => VisibilityOperator.NotEqual,
        VisibilityOperator.NotEqual => VisibilityOperator.Equal,
        VisibilityOperator.Less => VisibilityOperator.GreaterOrEqual,
        VisibilityOperator.GreaterOrEqual => VisibilityOperator.Less,
        VisibilityOperator.Greater => VisibilityOperator.LessOrEqual,
        VisibilityOperator.LessOrEqual => VisibilityOperator.Greater,
        VisibilityOperator.In => VisibilityOperator.NotIn,
        VisibilityOperator.NotIn => VisibilityOperator.In,
        VisibilityOperator.Between => VisibilityOperator.NotBetween,
        VisibilityOperator.NotBetween => VisibilityOperator.Between,
        VisibilityOperator.StartsWith => VisibilityOperator.NotStartsWith,
        VisibilityOperator.NotStartsWith => VisibilityOperator.StartsWith,
        VisibilityOperator.IsNull => VisibilityOperator.IsNotNull,
        VisibilityOperator.IsNotNull => VisibilityOperator.IsNull,
        _ => throw new InvalidOperationException($"unknown operator {comparison}"),
    };

    public static bool IsAllowed(VisibilityField field, VisibilityOperator comparison)
    {
        if ((int)comparison >= FirstUnordered || comparison is VisibilityOperator.Equal or VisibilityOperator.NotEqual)
        {
            return true;
        }

        var isList = comparison is VisibilityOperator.In or VisibilityOperator.NotIn;
        var isPrefix = comparison is VisibilityOperator.StartsWith or VisibilityOperator.NotStartsWith;
        return field.Type switch
        {
            IndexedValueType.Keyword => field.Name != SearchAttributeNames.ExecutionStatus || !field.IsSystem || isList,
            IndexedValueType.KeywordList => isList,
            IndexedValueType.Int or IndexedValueType.Double or IndexedValueType.Datetime => !isPrefix,
            _ => false,
        };
    }

    public static bool IsSortable(VisibilityField field) => field.Type is not (IndexedValueType.Text or IndexedValueType.KeywordList);
}
