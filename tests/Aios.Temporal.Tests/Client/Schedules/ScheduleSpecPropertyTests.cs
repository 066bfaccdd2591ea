using Aios.Temporal.Client.Calls;
using Aios.Temporal.Client.Schedules;
using FsCheck;
using FsCheck.Fluent;
using Google.Protobuf;

namespace Aios.Temporal.Tests.Client.Schedules;

public class ScheduleSpecPropertyTests
{
    private static readonly Gen<ScheduleRange> Range =
        from start in Gen.Choose(0, 60)
        from end in Gen.Choose(0, 60)
        from step in Gen.Choose(0, 10)
        select new ScheduleRange(start, end, step);

    private static readonly Gen<ScheduleCalendarSpec> Calendar =
        from fields in Gen.ArrayOf(Gen.ListOf(Range, 2), 7)
        from comment in Gen.Elements<string?>(null, "at night")
        select new ScheduleCalendarSpec
        {
            Second = fields[0],
            Minute = fields[1],
            Hour = fields[2],
            DayOfMonth = fields[3],
            Month = fields[4],
            Year = fields[5],
            DayOfWeek = fields[6],
            Comment = comment,
        };

    private static readonly Gen<ScheduleIntervalSpec> Interval =
        from every in Gen.Choose(1, 100_000)
        from offset in Gen.Choose(-1, every - 1)
        select new ScheduleIntervalSpec(TimeSpan.FromSeconds(every), offset < 0 ? null : TimeSpan.FromSeconds(offset));

    private static readonly Gen<DateTime?> Time =
        from seconds in Gen.Choose(-1, int.MaxValue)
        select seconds < 0 ? (DateTime?)null : DateTime.UnixEpoch.AddSeconds(seconds);

    private static readonly Gen<ScheduleSpec> Spec =
        from calendars in Gen.ListOf(Calendar, 2)
        from skip in Gen.ListOf(Calendar, 1)
        from intervals in Gen.ListOf(Interval, 3)
        from cron in Gen.SubListOf("@daily", "0 12 * * MON")
        from start in Time
        from end in Time
        from jitter in Gen.Choose(0, 1000)
        from zone in Gen.Elements<string?>(null, "Europe/Berlin")
        select new ScheduleSpec
        {
            Calendars = calendars,
            Skip = skip,
            Intervals = intervals,
            CronExpressions = cron,
            StartAt = start,
            EndAt = end,
            Jitter = jitter == 0 ? null : TimeSpan.FromMilliseconds(jitter),
            TimeZoneName = zone,
        };

    [Test]
    public void WriteThenRead_AnySpec_GivesItBack() => Prop.ForAll(Spec.ToArbitrary(), spec =>
    {
        var wire = Api.Schedule.V1.ScheduleSpec.Parser.ParseFrom(ScheduleSpecProto.Write(spec).ToByteArray());
        var back = ScheduleSpecProto.Read(wire);
        return back.Intervals.SequenceEqual(spec.Intervals)
            && back.CronExpressions.SequenceEqual(spec.CronExpressions)
            && AreEqual(back.Calendars, spec.Calendars)
            && AreEqual(back.Skip, spec.Skip)
            && (back.StartAt, back.EndAt, back.Jitter, back.TimeZoneName) == (spec.StartAt, spec.EndAt, spec.Jitter, spec.TimeZoneName)
            && ScheduleSpecProto.Write(back).Equals(wire);
    }).QuickCheckThrowOnFailure();

    [Test]
    public void Check_AnyValidSpec_Passes() => Prop.ForAll(Spec.ToArbitrary(), spec =>
    {
        ScheduleSpecProto.Check(spec);
        return true;
    }).QuickCheckThrowOnFailure();

    private static bool AreEqual(IReadOnlyCollection<ScheduleCalendarSpec> left, IReadOnlyCollection<ScheduleCalendarSpec> right) =>
        left.Count == right.Count && left.Zip(right).All(pair => Fields(pair.First).SequenceEqual(Fields(pair.Second)));

    private static IEnumerable<object?> Fields(ScheduleCalendarSpec calendar) =>
        new[] { calendar.Second, calendar.Minute, calendar.Hour, calendar.DayOfMonth, calendar.Month, calendar.Year, calendar.DayOfWeek }
            .SelectMany((ranges, field) => ranges.Select(range => (object?)(field, range)))
            .Append(calendar.Comment);
}
