namespace Aios.Temporal.Server.Visibility.Parsing;

/// <summary>
/// Parses and type-checks a query (server semantics 8.3): conditions with AND, OR, NOT and parentheses, then optionally
/// GROUP BY and ORDER BY.
/// </summary>
internal sealed class QueryParser
{
    private readonly QueryCursor cursor;
    private readonly Func<string, VisibilityField?> fields;
    private int nesting;
    private bool mentionsDivision;

    private QueryParser(string query, Func<string, VisibilityField?> fields)
    {
        cursor = new(QueryTokenizer.Tokens(query));
        this.fields = fields;
    }

    /// <param name="query">Empty matches everything.</param>
    /// <param name="fields">The field that a name means, or null.</param>
    /// <exception cref="Engine.ServiceException">What is wrong, and where.</exception>
    public static VisibilityQuery Parse(string query, Func<string, VisibilityField?> fields) => new QueryParser(query, fields).Query();

    private VisibilityQuery Query()
    {
        VisibilityFilter? filter = null;
        VisibilityField? group = null;
        var order = new List<VisibilityOrder>();
        if (!cursor.AtEnd && !cursor.IsAt("GROUP") && !cursor.IsAt("ORDER"))
        {
            filter = Either();
        }

        if (cursor.TryTake("GROUP"))
        {
            cursor.Take("BY");
            group = Group();
        }

        if (cursor.TryTake("ORDER"))
        {
            cursor.Take("BY");
            do
            {
                order.Add(Order());
            }
            while (cursor.TryTakeSymbol(","));
        }

        if (!cursor.AtEnd)
        {
            throw cursor.IsAt("LIMIT")
                ? QueryErrors.Invalid($"LIMIT at position {cursor.Current.Position} is not supported: ask for a page size")
                : QueryErrors.Unexpected(cursor.Current, "AND, OR, GROUP BY, ORDER BY or the end");
        }

        return new(mentionsDivision ? filter : WithoutDivisions(filter), order, group);
    }

    // What belongs to the server itself (schedules, batches) is hidden unless asked for.
    private static VisibilityFilter WithoutDivisions(VisibilityFilter? filter)
    {
        var hidden = new VisibilityFilter.Compare(VisibilityFields.NamespaceDivision, VisibilityOperator.IsNull, []);
        return filter is null ? hidden : new VisibilityFilter.And(hidden, filter);
    }

    private VisibilityField Group()
    {
        var name = cursor.Current;
        var group = Field();
        if (!SearchAttributeNames.IsGroupable(group.Name))
        {
            throw QueryErrors.Invalid($"GROUP BY {name.Text} at position {name.Position} is not supported: group by ExecutionStatus");
        }

        return cursor.Current.IsSymbol(",")
            ? throw QueryErrors.Invalid($"GROUP BY takes one field: unexpected {cursor.Current}")
            : group;
    }

    private VisibilityOrder Order()
    {
        var name = cursor.Current;
        var field = Field();
        if (!QueryOperators.IsSortable(field))
        {
            throw QueryErrors.Invalid($"ORDER BY {name.Text} at position {name.Position} is not supported: it is a {field.Type}");
        }

        var descending = cursor.TryTake("DESC");
        if (!descending)
        {
            cursor.TryTake("ASC");
        }

        return new(field, descending);
    }

    private VisibilityFilter Either()
    {
        var left = Both();
        while (cursor.TryTake("OR"))
        {
            left = new VisibilityFilter.Or(left, Both());
        }

        return left;
    }

    private VisibilityFilter Both()
    {
        var left = One();
        while (cursor.TryTake("AND"))
        {
            left = new VisibilityFilter.And(left, One());
        }

        return left;
    }

    private VisibilityFilter One()
    {
        if (++nesting > VisibilityLimits.Nesting)
        {
            throw QueryErrors.Invalid($"more than {VisibilityLimits.Nesting} conditions within each other at position {cursor.Current.Position}");
        }

        VisibilityFilter filter;
        if (cursor.TryTake("NOT"))
        {
            filter = Negate(One());
        }
        else if (cursor.TryTakeSymbol("("))
        {
            filter = Either();
            cursor.TakeSymbol(")");
        }
        else
        {
            filter = QueryComparisons.Parse(cursor, Field());
        }

        nesting--;
        return filter;
    }

    private VisibilityField Field()
    {
        var name = cursor.TakeName();
        var field = fields(name.Text) ?? throw QueryErrors.UnknownField(name);
        mentionsDivision |= field.Name == SearchAttributeNames.NamespaceDivision;
        return field;
    }

    private static VisibilityFilter Negate(VisibilityFilter filter) => filter switch
    {
        VisibilityFilter.And both => new VisibilityFilter.Or(Negate(both.Left), Negate(both.Right)),
        VisibilityFilter.Or either => new VisibilityFilter.And(Negate(either.Left), Negate(either.Right)),
        VisibilityFilter.Compare compare => compare with { Operator = QueryOperators.Negate(compare.Operator) },
        _ => throw new InvalidOperationException($"unknown filter {filter.GetType().Name}"),
    };
}
