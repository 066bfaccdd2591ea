using System.Diagnostics.Metrics;

namespace Aios.Temporal.Common;

/// <summary>Metrics as instruments of .NET, which the application exports with whatever it uses.</summary>
internal sealed class DiagnosticsMetricMeter(Meter meter, MetricTags tags) : MetricMeter
{
    private const string DurationUnit = "ms";

    public override MetricCounter<T> CreateCounter<T>(string name, string? unit = null, string? description = null)
    {
        MetricValues.KindOf<T>(name, MetricValueKind.Integer);
        return new DiagnosticsCounter<T>(meter.CreateCounter<long>(name, unit, description), tags);
    }

    public override MetricHistogram<T> CreateHistogram<T>(string name, string? unit = null, string? description = null)
    {
        var kind = MetricValues.KindOf<T>(
            name,
            MetricValueKind.Integer,
            MetricValueKind.FloatingPoint,
            MetricValueKind.Duration);
        return kind == MetricValueKind.Integer
            ? new DiagnosticsHistogram<T, long>(
                meter.CreateHistogram<long>(name, unit, description),
                MetricValues.ToInt64,
                tags)
            : new DiagnosticsHistogram<T, double>(
                meter.CreateHistogram<double>(name, kind == MetricValueKind.Duration ? unit ?? DurationUnit : unit, description),
                MetricValues.ToDouble,
                tags);
    }

    public override MetricGauge<T> CreateGauge<T>(string name, string? unit = null, string? description = null)
    {
        var kind = MetricValues.KindOf<T>(name, MetricValueKind.Integer, MetricValueKind.FloatingPoint);
        return kind == MetricValueKind.Integer
            ? new DiagnosticsGauge<T, long>(meter.CreateGauge<long>(name, unit, description), MetricValues.ToInt64, tags)
            : new DiagnosticsGauge<T, double>(meter.CreateGauge<double>(name, unit, description), MetricValues.ToDouble, tags);
    }

    public override MetricMeter WithTags(IEnumerable<KeyValuePair<string, object>> extraTags) =>
        new DiagnosticsMetricMeter(meter, tags.With(extraTags));
}
