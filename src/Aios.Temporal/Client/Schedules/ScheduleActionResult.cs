namespace Aios.Temporal.Client.Schedules;

/// <summary>One past action of a schedule.</summary>
/// <param name="ScheduledAt">Time it was due, with jitter (UTC).</param>
/// <param name="StartedAt">Time it was taken (UTC).</param>
/// <param name="Action">What was started.</param>
public record ScheduleActionResult(DateTime ScheduledAt, DateTime StartedAt, ScheduleActionExecution Action);
