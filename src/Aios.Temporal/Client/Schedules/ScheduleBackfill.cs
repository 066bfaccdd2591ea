using Aios.Temporal.Api.Enums.V1;

namespace Aios.Temporal.Client.Schedules;

/// <summary>A time range whose actions are taken now, as if it passed now.</summary>
/// <param name="StartAt">Start of the range (exclusive on current servers). A time of unspecified kind is taken as UTC.</param>
/// <param name="EndAt">End of the range, inclusive.</param>
/// <param name="Overlap">Overlap policy. Unspecified: the policy of the schedule.</param>
public record ScheduleBackfill(
    DateTime StartAt, DateTime EndAt, ScheduleOverlapPolicy Overlap = ScheduleOverlapPolicy.Unspecified);
