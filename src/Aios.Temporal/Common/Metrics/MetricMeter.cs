namespace Aios.Temporal.Common;

/// <summary>Makes metrics. What becomes of the values depends on the telemetry of the runtime.</summary>
public abstract class MetricMeter
{
    /// <summary>For implementations.</summary>
    protected MetricMeter()
    {
    }

    /// <summary>Makes a counter.</summary>
    /// <typeparam name="T">Integer type of the values.</typeparam>
    /// <param name="name">Name.</param>
    /// <param name="unit">Unit.</param>
    /// <param name="description">Description.</param>
    /// <returns>The counter.</returns>
    /// <exception cref="ArgumentException">The type is not an integer.</exception>
    public abstract MetricCounter<T> CreateCounter<T>(string name, string? unit = null, string? description = null)
        where T : struct;

    /// <summary>Makes a histogram.</summary>
    /// <typeparam name="T">Integer, floating-point or <see cref="TimeSpan"/> type of the values.</typeparam>
    /// <param name="name">Name.</param>
    /// <param name="unit">Unit.</param>
    /// <param name="description">Description.</param>
    /// <returns>The histogram.</returns>
    /// <exception cref="ArgumentException">The type is none of these.</exception>
    public abstract MetricHistogram<T> CreateHistogram<T>(string name, string? unit = null, string? description = null)
        where T : struct;

    /// <summary>Makes a gauge.</summary>
    /// <typeparam name="T">Integer or floating-point type of the values.</typeparam>
    /// <param name="name">Name.</param>
    /// <param name="unit">Unit.</param>
    /// <param name="description">Description.</param>
    /// <returns>The gauge.</returns>
    /// <exception cref="ArgumentException">The type is none of these.</exception>
    public abstract MetricGauge<T> CreateGauge<T>(string name, string? unit = null, string? description = null)
        where T : struct;

    /// <summary>Gives a meter whose metrics all carry more tags.</summary>
    /// <param name="tags">Tags; they replace earlier ones of the same name.</param>
    /// <returns>New meter.</returns>
    public abstract MetricMeter WithTags(IEnumerable<KeyValuePair<string, object>> tags);
}
