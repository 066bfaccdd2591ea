using Aios.Temporal.Server.Visibility;

namespace Aios.Temporal.Server.Storage;

/// <summary>Finds runs. Every store that keeps <see cref="VisibilityRecord"/>s offers one.</summary>
internal interface IVisibilityReader
{
    /// <summary>
    /// Matching records, open ones first, then by start time and run id descending (or as the query orders them),
    /// starting after <paramref name="pageToken"/>.
    /// </summary>
    ValueTask<VisibilityPage> ListAsync(
        string namespaceId, VisibilityQuery query, int pageSize, byte[]? pageToken, CancellationToken cancellationToken = default);

    /// <summary>Count of matching records: one group with no values, or one per value of the query's GROUP BY field.</summary>
    ValueTask<IReadOnlyList<VisibilityGroup>> CountAsync(
        string namespaceId, VisibilityQuery query, CancellationToken cancellationToken = default);
}

/// <summary><paramref name="NextPageToken"/> is empty on the last page.</summary>
internal sealed record VisibilityPage(IReadOnlyList<VisibilityRecord> Records, byte[] NextPageToken);

/// <summary>One group of a count.</summary>
internal sealed record VisibilityGroup(IReadOnlyList<string> Values, long Count);
