namespace Aios.Temporal.Common;

/// <summary>What kind of number a metric holds. The instruments of .NET do not know unsigned types and time spans.</summary>
internal enum MetricValueKind
{
    Integer,
    FloatingPoint,
    Duration,
}
