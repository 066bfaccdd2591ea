namespace Aios.Temporal.Client.Schedules;

/// <summary>What a schedule has done and will do.</summary>
/// <param name="NumActions">Actions taken so far.</param>
/// <param name="NumActionsMissedCatchupWindow">Actions missed because the catch-up window had passed.</param>
/// <param name="NumActionsSkippedOverlap">Actions skipped because of an overlap.</param>
/// <param name="RunningActions">Actions that run now.</param>
/// <param name="RecentActions">Latest actions, oldest first.</param>
/// <param name="NextActionTimes">Next times of the spec (UTC).</param>
/// <param name="CreatedAt">When the schedule was created (UTC).</param>
/// <param name="LastUpdatedAt">When it was last changed (UTC); null if never.</param>
public record ScheduleInfo(
    long NumActions,
    long NumActionsMissedCatchupWindow,
    long NumActionsSkippedOverlap,
    IReadOnlyCollection<ScheduleActionExecution> RunningActions,
    IReadOnlyCollection<ScheduleActionResult> RecentActions,
    IReadOnlyCollection<DateTime> NextActionTimes,
    DateTime CreatedAt,
    DateTime? LastUpdatedAt);
