using System.Diagnostics.Metrics;

namespace Aios.Temporal.Common;

internal sealed class DiagnosticsCounter<T>(Counter<long> counter, MetricTags boundTags)
    : MetricCounter<T>(counter.Name, counter.Unit, counter.Description)
    where T : struct
{
    public override void Add(T value, IEnumerable<KeyValuePair<string, object>>? extraTags = null)
    {
        var number = MetricValues.ToInt64(value);
        ArgumentOutOfRangeException.ThrowIfNegative(number, nameof(value));
        counter.Add(number, boundTags.With(extraTags).ToTagList());
    }

    public override MetricCounter<T> WithTags(IEnumerable<KeyValuePair<string, object>> tags) =>
        new DiagnosticsCounter<T>(counter, boundTags.With(tags));
}
