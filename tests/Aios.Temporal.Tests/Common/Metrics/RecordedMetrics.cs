using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Aios.Temporal.Tests.Common.Metrics;

/// <summary>Listens to instruments whose name starts with a prefix; dispose it to stop.</summary>
internal sealed class RecordedMetrics : IDisposable
{
    private readonly MeterListener listener = new();
    private readonly ConcurrentQueue<Measurement> measurements = [];

    public RecordedMetrics(string namePrefix)
    {
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Name.StartsWith(namePrefix, StringComparison.Ordinal))
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Record(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Record(instrument, value, tags));
        listener.Start();
    }

    public IReadOnlyList<Measurement> All => [.. measurements];

    /// <summary>Values of one metric that carry this tag; tests run in parallel and share the meter.</summary>
    public IReadOnlyList<Measurement> Of(string name, string tag, object value) =>
        [.. measurements.Where(m => m.Name == name && Equals(m.Tags.GetValueOrDefault(tag), value))];

    public void Dispose() => listener.Dispose();

    private void Record(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        measurements.Enqueue(new Measurement(instrument.Name, instrument.Unit, value, tags.ToArray().ToDictionary()));

    internal sealed record Measurement(string Name, string? Unit, double Value, IReadOnlyDictionary<string, object?> Tags);
}
