namespace Aios.Temporal.Client.Schedules;

/// <summary>When a schedule acts: at the union of calendars, intervals and cron expressions, without what is skipped.</summary>
public record ScheduleSpec
{
    /// <summary>Calendar times.</summary>
    public IReadOnlyCollection<ScheduleCalendarSpec> Calendars { get; init; } = [];

    /// <summary>Interval times.</summary>
    public IReadOnlyCollection<ScheduleIntervalSpec> Intervals { get; init; } = [];

    /// <summary>Cron expressions. The server turns them into calendars, so a description shows them there.</summary>
    public IReadOnlyCollection<string> CronExpressions { get; init; } = [];

    /// <summary>Calendar times that are left out.</summary>
    public IReadOnlyCollection<ScheduleCalendarSpec> Skip { get; init; } = [];

    /// <summary>Times before it are left out. A time of unspecified kind is taken as UTC.</summary>
    public DateTime? StartAt { get; init; }

    /// <summary>Times after it are left out. A time of unspecified kind is taken as UTC.</summary>
    public DateTime? EndAt { get; init; }

    /// <summary>Each action is delayed by a random time up to this. Unset: not at all.</summary>
    public TimeSpan? Jitter { get; init; }

    /// <summary>IANA time zone of calendars and cron expressions. Unset: UTC.</summary>
    public string? TimeZoneName { get; init; }
}
