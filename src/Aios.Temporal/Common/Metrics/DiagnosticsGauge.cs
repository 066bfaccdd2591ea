using System.Diagnostics.Metrics;

namespace Aios.Temporal.Common;

internal sealed class DiagnosticsGauge<T, TNumber>(Gauge<TNumber> gauge, Func<T, TNumber> toNumber, MetricTags boundTags)
    : MetricGauge<T>(gauge.Name, gauge.Unit, gauge.Description)
    where T : struct
    where TNumber : struct
{
    public override void Set(T value, IEnumerable<KeyValuePair<string, object>>? extraTags = null) =>
        gauge.Record(toNumber(value), boundTags.With(extraTags).ToTagList());

    public override MetricGauge<T> WithTags(IEnumerable<KeyValuePair<string, object>> tags) =>
        new DiagnosticsGauge<T, TNumber>(gauge, toNumber, boundTags.With(tags));
}
