namespace Aios.Temporal.Server.Visibility;

/// <summary>A parsed and type-checked query of visibility (server semantics 8.3).</summary>
/// <param name="Filter">Null matches everything.</param>
/// <param name="OrderBy">Empty: the default order.</param>
/// <param name="GroupBy">Field of a grouped count, or null.</param>
internal sealed record VisibilityQuery(
    VisibilityFilter? Filter,
    IReadOnlyList<VisibilityOrder> OrderBy,
    VisibilityField? GroupBy)
{
    public static VisibilityQuery All { get; } = new(null, [], null);
}

/// <summary>One ORDER BY term.</summary>
internal sealed record VisibilityOrder(VisibilityField Field, bool Descending);

/// <summary>A node of the filter expression. There is no NOT: the parser moves it into the operators.</summary>
internal abstract record VisibilityFilter
{
    internal sealed record And(VisibilityFilter Left, VisibilityFilter Right) : VisibilityFilter;

    internal sealed record Or(VisibilityFilter Left, VisibilityFilter Right) : VisibilityFilter;

    /// <summary>Values are already converted to the field's type: string, long, double, bool or DateTime (UTC).</summary>
    internal sealed record Compare(VisibilityField Field, VisibilityOperator Operator, IReadOnlyList<object> Values) : VisibilityFilter;
}

/// <summary>A field and its type. <paramref name="IsSystem"/>: a column of the record, otherwise a search attribute.</summary>
internal sealed record VisibilityField(string Name, Api.Enums.V1.IndexedValueType Type, bool IsSystem);

/// <summary>What a comparison asks. <c>In</c> takes any number of values, <c>Between</c> two, the null tests none, the rest one.</summary>
internal enum VisibilityOperator
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    In,
    NotIn,
    Between,
    NotBetween,
    StartsWith,
    NotStartsWith,
    IsNull,
    IsNotNull,
}
