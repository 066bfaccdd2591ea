using Aios.Temporal.Api.Enums.V1;

namespace Aios.Temporal.Client.Schedules;

/// <summary>How a schedule treats overlaps, missed times and failures.</summary>
public record SchedulePolicy
{
    private static readonly TimeSpan DefaultCatchupWindow = TimeSpan.FromDays(365);

    /// <summary>What to do when an action is due and an earlier one still runs. Default: skip it.</summary>
    public ScheduleOverlapPolicy Overlap { get; init; } = ScheduleOverlapPolicy.Skip;

    /// <summary>After an outage of the server, how far back missed actions are still taken. Default: 365 days.</summary>
    public TimeSpan? CatchupWindow { get; init; } = DefaultCatchupWindow;

    /// <summary>Whether a failed or timed-out action pauses the schedule. Default: no.</summary>
    public bool PauseOnFailure { get; init; }
}
