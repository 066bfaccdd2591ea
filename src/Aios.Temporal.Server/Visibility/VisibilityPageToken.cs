using System.Globalization;
using System.Text;
using Aios.Temporal.Server.Engine;
using Aios.Temporal.Server.Storage;

namespace Aios.Temporal.Server.Visibility;

/// <summary>
/// Where the next page begins. In the default order that is a position between records, so that runs which start or close
/// meanwhile move no page boundary; with ORDER BY it is a count of records to skip.
/// </summary>
internal sealed record VisibilityPageToken(long CloseOrder, long StartTicks, string RunId, int Skip)
{
    private const char Separator = '/';

    public static VisibilityPageToken After(VisibilityRecord record) =>
        new(RecordOrder.CloseOrder(record), record.StartTime.Ticks, record.Key.RunId, 0);

    /// <summary>The token that comes with a page; empty on the last.</summary>
    public static byte[] Next(VisibilityQuery query, List<VisibilityRecord> page, int skipped, bool hasMore) =>
        !hasMore || page.Count == 0 ? []
        : query.OrderBy.Count == 0 ? After(page[^1]).Encode()
        : new VisibilityPageToken(0, 0, string.Empty, skipped + page.Count).Encode();

    public byte[] Encode() => Encoding.UTF8.GetBytes(string.Join(
        Separator,
        CloseOrder.ToString(CultureInfo.InvariantCulture),
        StartTicks.ToString(CultureInfo.InvariantCulture),
        Skip.ToString(CultureInfo.InvariantCulture),
        RunId));

    /// <summary>Null: the first page.</summary>
    /// <exception cref="ServiceException">Not a token of ours.</exception>
    public static VisibilityPageToken? Decode(byte[]? token)
    {
        if (token is null || token.Length == 0)
        {
            return null;
        }

        var parts = Encoding.UTF8.GetString(token).Split(Separator, 4);
        return parts.Length == 4
            && long.TryParse(parts[0], CultureInfo.InvariantCulture, out var close)
            && long.TryParse(parts[1], CultureInfo.InvariantCulture, out var start)
            && int.TryParse(parts[2], CultureInfo.InvariantCulture, out var skip)
            && skip >= 0
                ? new(close, start, parts[3], skip)
                : throw ServiceException.InvalidArgument("invalid next page token: pass the one of the last answer, or none");
    }
}
