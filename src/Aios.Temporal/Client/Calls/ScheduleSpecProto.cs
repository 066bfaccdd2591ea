using Aios.Temporal.Api.Schedule.V1;
using Aios.Temporal.Client.Schedules;
using Google.Protobuf.Collections;
using Google.Protobuf.WellKnownTypes;
using ScheduleSpec = Aios.Temporal.Client.Schedules.ScheduleSpec;

namespace Aios.Temporal.Client.Calls;

/// <summary>Schedule times between option objects and the wire.</summary>
internal static class ScheduleSpecProto
{
    private static readonly TimeSpan ShortestInterval = TimeSpan.FromSeconds(1);

    /// <summary>Throws if an interval cannot be used.</summary>
    public static void Check(ScheduleSpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        foreach (var (every, offset) in spec.Intervals)
        {
            if (every < ShortestInterval)
            {
                throw new ArgumentException($"A schedule interval must be at least one second, but is {every}.", nameof(spec));
            }

            if (offset < TimeSpan.Zero || offset >= every)
            {
                throw new ArgumentException(
                    $"The offset of a schedule interval must be at least zero and below the interval of {every}, but is {offset}.",
                    nameof(spec));
            }
        }
    }

    public static Api.Schedule.V1.ScheduleSpec Write(ScheduleSpec spec) => new()
    {
        StructuredCalendar = { spec.Calendars.Select(Write) },
        Interval = { spec.Intervals.Select(Write) },
        CronString = { spec.CronExpressions },
        ExcludeStructuredCalendar = { spec.Skip.Select(Write) },
        StartTime = spec.StartAt.ToTimestamp(),
        EndTime = spec.EndAt.ToTimestamp(),
        Jitter = spec.Jitter.ToDuration(),
        TimezoneName = spec.TimeZoneName ?? string.Empty,
    };

    public static ScheduleSpec Read(Api.Schedule.V1.ScheduleSpec? spec) => spec is null ? new() : new()
    {
        Calendars = [.. spec.StructuredCalendar.Select(Read)],
        Intervals = [.. spec.Interval.Select(Read)],
        CronExpressions = [.. spec.CronString],
        Skip = [.. spec.ExcludeStructuredCalendar.Select(Read)],
        StartAt = spec.StartTime?.ToDateTime(),
        EndAt = spec.EndTime?.ToDateTime(),
        Jitter = spec.Jitter?.ToTimeSpan(),
        TimeZoneName = spec.TimezoneName.Length == 0 ? null : spec.TimezoneName,
    };

    private static IntervalSpec Write(ScheduleIntervalSpec interval) =>
        new() { Interval = Duration.FromTimeSpan(interval.Every), Phase = interval.Offset.ToDuration() };

    private static ScheduleIntervalSpec Read(IntervalSpec interval) =>
        new(interval.Interval.ToTimeSpan(), interval.Phase?.ToTimeSpan());

    private static StructuredCalendarSpec Write(ScheduleCalendarSpec calendar) => new()
    {
        Second = { calendar.Second.Select(Write) },
        Minute = { calendar.Minute.Select(Write) },
        Hour = { calendar.Hour.Select(Write) },
        DayOfMonth = { calendar.DayOfMonth.Select(Write) },
        Month = { calendar.Month.Select(Write) },
        Year = { calendar.Year.Select(Write) },
        DayOfWeek = { calendar.DayOfWeek.Select(Write) },
        Comment = calendar.Comment ?? string.Empty,
    };

    private static ScheduleCalendarSpec Read(StructuredCalendarSpec calendar) => new()
    {
        Second = Read(calendar.Second),
        Minute = Read(calendar.Minute),
        Hour = Read(calendar.Hour),
        DayOfMonth = Read(calendar.DayOfMonth),
        Month = Read(calendar.Month),
        Year = Read(calendar.Year),
        DayOfWeek = Read(calendar.DayOfWeek),
        Comment = calendar.Comment.Length == 0 ? null : calendar.Comment,
    };

    private static Api.Schedule.V1.Range Write(ScheduleRange range) =>
        new() { Start = range.Start, End = range.End, Step = range.Step };

    private static IReadOnlyCollection<ScheduleRange> Read(RepeatedField<Api.Schedule.V1.Range> ranges) =>
        [.. ranges.Select(range => new ScheduleRange(range.Start, range.End, range.Step))];
}
