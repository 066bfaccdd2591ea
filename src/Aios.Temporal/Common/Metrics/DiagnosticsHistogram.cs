using System.Diagnostics.Metrics;

namespace Aios.Temporal.Common;

internal sealed class DiagnosticsHistogram<T, TNumber>(
    Histogram<TNumber> histogram,
    Func<T, TNumber> toNumber,
    MetricTags boundTags)
    : MetricHistogram<T>(histogram.Name, histogram.Unit, histogram.Description)
    where T : struct
    where TNumber : struct
{
    public override void Record(T value, IEnumerable<KeyValuePair<string, object>>? extraTags = null) =>
        histogram.Record(toNumber(value), boundTags.With(extraTags).ToTagList());

    public override MetricHistogram<T> WithTags(IEnumerable<KeyValuePair<string, object>> tags) =>
        new DiagnosticsHistogram<T, TNumber>(histogram, toNumber, boundTags.With(tags));
}
