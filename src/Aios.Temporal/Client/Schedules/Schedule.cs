namespace Aios.Temporal.Client.Schedules;

/// <summary>A schedule: what to do, when, under which policy, and in which state it is.</summary>
/// <param name="Action">What to do.</param>
/// <param name="Spec">When to do it.</param>
public record Schedule(ScheduleAction Action, ScheduleSpec Spec)
{
    /// <summary>How overlaps, missed times and failures are treated.</summary>
    public SchedulePolicy Policy { get; init; } = new();

    /// <summary>Paused or not, and how many actions are left.</summary>
    public ScheduleState State { get; init; } = new();
}
