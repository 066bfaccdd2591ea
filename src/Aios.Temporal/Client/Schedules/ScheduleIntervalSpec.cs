namespace Aios.Temporal.Client.Schedules;

/// <summary>Times at a fixed distance, counted from the Unix epoch.</summary>
/// <param name="Every">Distance; at least one second.</param>
/// <param name="Offset">Shift of all times; smaller than <paramref name="Every"/>. Unset: none.</param>
public record ScheduleIntervalSpec(TimeSpan Every, TimeSpan? Offset = null);
