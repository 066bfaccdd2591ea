using Aios.Temporal.Server.Visibility;

namespace Aios.Temporal.Server.Storage.Sqlite;

internal sealed partial class SqliteStore : IVisibilityReader
{
    public ValueTask<VisibilityPage> ListAsync(
        string namespaceId, VisibilityQuery query, int pageSize, byte[]? pageToken, CancellationToken cancellationToken = default)
    {
        var token = VisibilityPageToken.Decode(pageToken);
        return readers.ReadAsync(session => List(session, namespaceId, query, pageSize, token), cancellationToken);
    }

    public ValueTask<IReadOnlyList<VisibilityGroup>> CountAsync(
        string namespaceId, VisibilityQuery query, CancellationToken cancellationToken = default) =>
        readers.ReadAsync<IReadOnlyList<VisibilityGroup>>(session => Count(session, namespaceId, query), cancellationToken);

    private VisibilityPage List(
        SqliteSession session, string namespaceId, VisibilityQuery query, int pageSize, VisibilityPageToken? token)
    {
        var sql = new VisibilitySql();
        var condition = sql.Condition(namespaceId, query.Filter, VisibilityPlan.IsByValues(session, query.Filter, limits.RareValues));
        var text = $"SELECT {VisibilityTables.Columns} FROM visibility v WHERE {condition}";
        var isDefaultOrder = query.OrderBy.Count == 0;
        if (isDefaultOrder && token is not null)
        {
            text += $" AND (v.close_order, v.start_time, v.run_id) < ({sql.Value(token.CloseOrder)}, {sql.Value(token.StartTicks)}, {sql.Value(token.RunId)})";
        }

        var order = query.OrderBy.Select(term => $"{sql.Expression(term.Field)} {(term.Descending ? "DESC" : "ASC")}")
            .Concat(["v.close_order DESC", "v.start_time DESC", "v.run_id DESC"]);
        var skip = isDefaultOrder ? 0 : token?.Skip ?? 0;
        text += $" ORDER BY {string.Join(", ", order)} LIMIT {sql.Value(pageSize + 1L)} OFFSET {sql.Value((long)skip)}";

        using var statement = session.Once(text);
        using var rows = statement.Rows(sql.Values);
        var records = new List<VisibilityRecord>();
        while (records.Count < pageSize && rows.Read())
        {
            records.Add(VisibilityTables.Read(rows));
        }

        return new(records, VisibilityPageToken.Next(query, records, skip, hasMore: records.Count > 0 && rows.Read()));
    }

    private List<VisibilityGroup> Count(SqliteSession session, string namespaceId, VisibilityQuery query)
    {
        var sql = new VisibilitySql();
        var group = query.GroupBy is null ? "NULL" : sql.Expression(query.GroupBy);
        var condition = sql.Condition(namespaceId, query.Filter, VisibilityPlan.IsByValues(session, query.Filter, limits.RareValues));
        var text = $"SELECT {group} AS found, count(*) FROM visibility v WHERE {condition}";
        text += query.GroupBy is null ? string.Empty : " GROUP BY found ORDER BY found";

        using var statement = session.Once(text);
        using var rows = statement.Rows(sql.Values);
        var groups = new List<VisibilityGroup>();
        while (rows.Read())
        {
            groups.Add(new(query.GroupBy is null ? [] : [rows.IsDBNull(0) ? string.Empty : rows.GetString(0)], rows.GetInt64(1)));
        }

        return groups;
    }
}
