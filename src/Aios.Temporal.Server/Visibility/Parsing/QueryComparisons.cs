namespace Aios.Temporal.Server.Visibility.Parsing;

/// <summary>Parses what follows a field: an operator and its values.</summary>
internal static class QueryComparisons
{
    public static VisibilityFilter.Compare Parse(QueryCursor cursor, VisibilityField field)
    {
        var at = cursor.Current;
        if (++cursor.Comparisons > VisibilityLimits.Comparisons)
        {
            throw QueryErrors.Invalid($"more than {VisibilityLimits.Comparisons} comparisons at position {at.Position}");
        }

        var comparison = Operator(cursor);
        if (!QueryOperators.IsAllowed(field, comparison))
        {
            throw QueryErrors.Invalid($"operator {at} is not supported for {field.Name} of type {field.Type}");
        }

        return new(field, comparison, Values(cursor, field, comparison));
    }

    private static VisibilityOperator Operator(QueryCursor cursor)
    {
        var token = cursor.Take();
        if (token.Kind == QueryTokenKind.Symbol)
        {
            return token.Text switch
            {
                "=" => VisibilityOperator.Equal,
                "!=" or "<>" => VisibilityOperator.NotEqual,
                "<" => VisibilityOperator.Less,
                "<=" => VisibilityOperator.LessOrEqual,
                ">" => VisibilityOperator.Greater,
                ">=" => VisibilityOperator.GreaterOrEqual,
                _ => throw QueryErrors.Unexpected(token, "an operator"),
            };
        }

        if (token.IsKeyword("IS"))
        {
            var isNot = cursor.TryTake("NOT");
            cursor.Take("NULL");
            return isNot ? VisibilityOperator.IsNotNull : VisibilityOperator.IsNull;
        }

        return token.IsKeyword("NOT") ? QueryOperators.Negate(Word(cursor.Take())) : Word(token);
    }

    private static VisibilityOperator Word(QueryToken token) =>
        token.IsKeyword("IN") ? VisibilityOperator.In
        : token.IsKeyword("BETWEEN") ? VisibilityOperator.Between
        : token.IsKeyword("STARTS_WITH") ? VisibilityOperator.StartsWith
        : throw QueryErrors.Unexpected(token, "an operator");

    private static IReadOnlyList<object> Values(QueryCursor cursor, VisibilityField field, VisibilityOperator comparison)
    {
        switch (comparison)
        {
            case VisibilityOperator.IsNull or VisibilityOperator.IsNotNull:
                return [];
            case VisibilityOperator.Between or VisibilityOperator.NotBetween:
                var low = QueryLiterals.Convert(field, cursor.Take());
                cursor.Take("AND");
                return [low, QueryLiterals.Convert(field, cursor.Take())];
            case VisibilityOperator.In or VisibilityOperator.NotIn:
                return List(cursor, field);
            default:
                return [QueryLiterals.Convert(field, cursor.Take())];
        }
    }

    private static List<object> List(QueryCursor cursor, VisibilityField field)
    {
        var values = new List<object>();
        cursor.TakeSymbol("(");
        do
        {
            if (values.Count == VisibilityLimits.ListedValues)
            {
                throw QueryErrors.Invalid($"more than {VisibilityLimits.ListedValues} values in a list at position {cursor.Current.Position}");
            }

            values.Add(QueryLiterals.Convert(field, cursor.Take()));
        }
        while (cursor.TryTakeSymbol(","));
        cursor.TakeSymbol(")");
        return values;
    }
}
