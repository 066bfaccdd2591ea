using Google.Protobuf.WellKnownTypes;

namespace Aios.Temporal.Client.Calls;

/// <summary>Times and durations between .NET and the wire.</summary>
internal static class WireTimes
{
    /// <summary>Converts a duration; null stays unset.</summary>
    public static Duration? ToDuration(this TimeSpan? time) => time is { } value ? Duration.FromTimeSpan(value) : null;

    /// <summary>Converts a time; null stays unset.</summary>
    public static Timestamp? ToTimestamp(this DateTime? time) => time?.ToWire();

    /// <summary>Converts a time. Without a kind it is taken as UTC, as it is on every host then.</summary>
    public static Timestamp ToWire(this DateTime time) => Timestamp.FromDateTime(
        time.Kind == DateTimeKind.Unspecified ? DateTime.SpecifyKind(time, DateTimeKind.Utc) : time.ToUniversalTime());
}
