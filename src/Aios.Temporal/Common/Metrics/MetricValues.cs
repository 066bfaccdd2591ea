using System.Globalization;

namespace Aios.Temporal.Common;

/// <summary>Value types of metrics and their numbers.</summary>
internal static class MetricValues
{
    /// <exception cref="ArgumentException">The type is not among the allowed kinds.</exception>
    public static MetricValueKind KindOf<T>(string metricName, params ReadOnlySpan<MetricValueKind> allowed)
        where T : struct
    {
        MetricValueKind? kind = default(T) switch
        {
            sbyte or byte or short or ushort or int or uint or long or ulong => MetricValueKind.Integer,
            float or double or decimal => MetricValueKind.FloatingPoint,
            TimeSpan => MetricValueKind.Duration,
            _ => null,
        };
        return kind is { } known && allowed.Contains(known)
            ? known
            : throw new ArgumentException(
                $"Metric {metricName} cannot hold values of type {typeof(T)}; allowed are: {string.Join(", ", allowed.ToArray())}.");
    }

    public static long ToInt64<T>(T value)
        where T : struct => Convert.ToInt64(value, CultureInfo.InvariantCulture);

    /// <summary>Durations in milliseconds.</summary>
    public static double ToDouble<T>(T value)
        where T : struct =>
        value is TimeSpan duration ? duration.TotalMilliseconds : Convert.ToDouble(value, CultureInfo.InvariantCulture);
}
