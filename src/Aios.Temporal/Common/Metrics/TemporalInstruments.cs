using System.Diagnostics.Metrics;

namespace Aios.Temporal.Common;

/// <summary>
/// The meter of the library. Metrics have the names, tags and units of the other Temporal libraries, so that their
/// dashboards fit. Durations are in milliseconds.
/// </summary>
internal static class TemporalInstruments
{
    public const string MeterName = "Aios.Temporal";
    public const string NamePrefix = "temporal_";

    private const string DurationUnit = "ms";

    public static Meter Meter { get; } = new(MeterName);

    /// <summary>For user metrics made in activities, workflows and by the runtime.</summary>
    public static MetricMeter UserMeter { get; } = new DiagnosticsMetricMeter(Meter, MetricTags.Empty);

    public static Counter<long> Counter(string name, string description) =>
        Meter.CreateCounter<long>(NamePrefix + name, unit: null, description);

    public static Gauge<long> Gauge(string name, string description) =>
        Meter.CreateGauge<long>(NamePrefix + name, unit: null, description);

    public static Histogram<double> Latency(string name, string description) =>
        Meter.CreateHistogram<double>(NamePrefix + name, DurationUnit, description);
}
