using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Server.Storage;

namespace Aios.Temporal.Server.Visibility;

/// <summary>Tells whether a record matches. A comparison with a field that is null is never true, as in SQL.</summary>
internal static class RecordFilter
{
    public static bool Matches(VisibilityRecord record, VisibilityFilter? filter) => filter switch
    {
        null => true,
        VisibilityFilter.And both => Matches(record, both.Left) && Matches(record, both.Right),
        VisibilityFilter.Or either => Matches(record, either.Left) || Matches(record, either.Right),
        VisibilityFilter.Compare compare => Matches(RecordFields.Values(record, compare.Field), compare),
        _ => throw new InvalidOperationException($"unknown filter {filter.GetType().Name}"),
    };

    public static int CompareValues(object left, object right) => left is string text
        ? Utf8Order.Instance.Compare(text, (string)right)
        : ((IComparable)left).CompareTo(right);

    private static bool Matches(IReadOnlyList<object> values, VisibilityFilter.Compare compare)
    {
        switch (compare.Operator)
        {
            case VisibilityOperator.IsNull:
                return values.Count == 0;
            case VisibilityOperator.IsNotNull:
                return values.Count > 0;
        }

        if (compare.Field.Type is IndexedValueType.KeywordList or IndexedValueType.Text)
        {
            var wanted = compare.Field.Type == IndexedValueType.Text ? IndexedValues.Tokens((string)compare.Values[0]) : compare.Values;
            var isNegative = compare.Operator is VisibilityOperator.NotEqual or VisibilityOperator.NotIn;
            return values.Any(value => wanted.Contains(value)) != isNegative;
        }

        return values.Count > 0 && Holds(values[0], compare.Operator, compare.Values);
    }

    private static bool Holds(object value, VisibilityOperator comparison, IReadOnlyList<object> with) => comparison switch
    {
        VisibilityOperator.Equal => CompareValues(value, with[0]) == 0,
        VisibilityOperator.NotEqual => CompareValues(value, with[0]) != 0,
        VisibilityOperator.Less => CompareValues(value, with[0]) < 0,
        VisibilityOperator.LessOrEqual => CompareValues(value, with[0]) <= 0,
        VisibilityOperator.Greater => CompareValues(value, with[0]) > 0,
        VisibilityOperator.GreaterOrEqual => CompareValues(value, with[0]) >= 0,
        VisibilityOperator.In => with.Any(one => CompareValues(value, one) == 0),
        VisibilityOperator.NotIn => with.All(one => CompareValues(value, one) != 0),
        VisibilityOperator.Between => CompareValues(value, with[0]) >= 0 && CompareValues(value, with[1]) <= 0,
        VisibilityOperator.NotBetween => CompareValues(value, with[0]) < 0 || CompareValues(value, with[1]) > 0,
        VisibilityOperator.StartsWith => ((string)value).StartsWith((string)with[0], StringComparison.Ordinal),
        VisibilityOperator.NotStartsWith => !((string)value).StartsWith((string)with[0], StringComparison.Ordinal),
        _ => throw new InvalidOperationException($"{comparison} takes no value"),
    };
}
