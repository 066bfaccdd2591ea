using Google.Protobuf.WellKnownTypes;

namespace Aios.Temporal.Worker.Instance;

/// <summary>Durations of options as protocol messages.</summary>
internal static class DurationExtensions
{
    public static Duration ToDuration(this TimeSpan value) => Duration.FromTimeSpan(value);
}
