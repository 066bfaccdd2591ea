using Aios.Temporal.Server.Visibility;

namespace Aios.Temporal.Server.Storage.InMemory;

internal sealed partial class InMemoryStore : IVisibilityReader
{
    public ValueTask<VisibilityPage> ListAsync(
        string namespaceId, VisibilityQuery query, int pageSize, byte[]? pageToken, CancellationToken cancellationToken = default)
    {
        var token = VisibilityPageToken.Decode(pageToken);
        var found = Matching(namespaceId, query).Order(new RecordOrder(query.OrderBy));
        var skip = query.OrderBy.Count == 0 ? 0 : token?.Skip ?? 0;
        var rest = query.OrderBy.Count == 0 && token is not null
            ? found.Where(record => RecordOrder.Compare(VisibilityPageToken.After(record), token) < 0)
            : found.Skip(skip);
        var page = rest.Take(pageSize + 1).ToList();
        var hasMore = page.Count > pageSize;
        if (hasMore)
        {
            page.RemoveAt(pageSize);
        }

        return ValueTask.FromResult(new VisibilityPage(page, VisibilityPageToken.Next(query, page, skip, hasMore)));
    }

    public ValueTask<IReadOnlyList<VisibilityGroup>> CountAsync(
        string namespaceId, VisibilityQuery query, CancellationToken cancellationToken = default)
    {
        var found = Matching(namespaceId, query);
        IReadOnlyList<VisibilityGroup> groups = query.GroupBy is not { } field
            ? [new([], found.Count())]
            : [.. found
                .GroupBy(record => RecordFields.Values(record, field).OfType<string>().FirstOrDefault() ?? string.Empty, StringComparer.Ordinal)
                .OrderBy(group => group.Key, Utf8Order.Instance)
                .Select(group => new VisibilityGroup([group.Key], group.Count()))];
        return ValueTask.FromResult(groups);
    }

    private IEnumerable<VisibilityRecord> Matching(string namespaceId, VisibilityQuery query)
    {
        List<VisibilityRecord> rows;
        lock (gate)
        {
            rows = [.. visibility.Values.Where(row => row.Key.NamespaceId == namespaceId)];
        }

        return rows.Where(record => RecordFilter.Matches(record, query.Filter));
    }
}
