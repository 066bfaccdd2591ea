using Aios.Temporal.Server.Visibility;

namespace Aios.Temporal.Server.Storage.Sqlite;

/// <summary>
/// Chooses how a query finds its runs. SQLite cannot know whether a value is rare, and that decides: a rare one leads to
/// its runs directly, a frequent one is met soon enough by walking the runs in list order.
/// </summary>
internal static class VisibilityPlan
{
    /// <summary>True when some condition that every match must meet is met by few values.</summary>
    public static bool IsByValues(SqliteSession session, VisibilityFilter? filter, int rare) => filter switch
    {
        VisibilityFilter.And both => IsByValues(session, both.Left, rare) || IsByValues(session, both.Right, rare),
        VisibilityFilter.Compare compare => Leads(compare) && IsRare(session, compare, rare),
        _ => false,
    };

    private static bool Leads(VisibilityFilter.Compare compare) =>
        !VisibilitySql.IsColumn(compare.Field)
        && compare.Operator != VisibilityOperator.IsNull
        && !VisibilitySql.IsNegativeMany(compare);

    private static bool IsRare(SqliteSession session, VisibilityFilter.Compare compare, int rare)
    {
        var sql = new VisibilitySql();
        using var statement = session.Once($"SELECT count(*) FROM (SELECT 1 FROM search_values WHERE {sql.Found(compare)} LIMIT {rare})");
        return (long)statement.Scalar(sql.Values)! < rare;
    }
}
