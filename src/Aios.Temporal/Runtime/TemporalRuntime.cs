using Aios.Temporal.Common;

namespace Aios.Temporal.Runtime;

/// <summary>
/// Settings shared by the connections and workers of a process. Metrics are instruments of <see cref="System.Diagnostics.Metrics" />, which
/// the application exports as it does its own; there is nothing to configure for them here.
/// </summary>
public sealed class TemporalRuntime
{
    private static readonly Lazy<TemporalRuntime> LazyDefault = new(() => new TemporalRuntime(new TemporalRuntimeOptions()));

    /// <summary>Initializes a new instance of the <see cref="TemporalRuntime" /> class.</summary>
    /// <param name="options">The options; copied.</param>
    public TemporalRuntime(TemporalRuntimeOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Options = (TemporalRuntimeOptions)options.Clone();
    }

    /// <summary>Gets the runtime used when none is given.</summary>
    public static TemporalRuntime Default => LazyDefault.Value;

    /// <summary>Meter for metrics of the application outside workflows and activities.</summary>
    public MetricMeter MetricMeter => TemporalInstruments.UserMeter;

    internal TemporalRuntimeOptions Options { get; }
}
