using Aios.Temporal.Server.Storage;

namespace Aios.Temporal.Server.Visibility;

/// <summary>The order of lists: as the query says, then open runs before closed ones, latest first.</summary>
internal sealed class RecordOrder(IReadOnlyList<VisibilityOrder> terms) : IComparer<VisibilityRecord>
{
    /// <summary>Close time in ticks; open runs close last of all.</summary>
    public static long CloseOrder(VisibilityRecord record) => record.CloseTime?.Ticks ?? long.MaxValue;

    public int Compare(VisibilityRecord? x, VisibilityRecord? y)
    {
        foreach (var term in terms)
        {
            var order = CompareNullable(
                RecordFields.Values(x!, term.Field).FirstOrDefault(), RecordFields.Values(y!, term.Field).FirstOrDefault());
            if (order != 0)
            {
                return term.Descending ? -order : order;
            }
        }

        return Compare(VisibilityPageToken.After(y!), VisibilityPageToken.After(x!));
    }

    public static int Compare(VisibilityPageToken x, VisibilityPageToken y)
    {
        var order = x.CloseOrder.CompareTo(y.CloseOrder);
        order = order != 0 ? order : x.StartTicks.CompareTo(y.StartTicks);
        return order != 0 ? order : Utf8Order.Instance.Compare(x.RunId, y.RunId);
    }

    private static int CompareNullable(object? left, object? right) => (left, right) switch
    {
        (null, null) => 0,
        (null, _) => -1,
        (_, null) => 1,
        _ => RecordFilter.CompareValues(left, right),
    };
}
