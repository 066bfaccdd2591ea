using System.Globalization;
using Cronos;

namespace Aios.Temporal.Server.Schedules;

/// <summary>
/// The cron strings that Temporal accepts on workflows: five fields, descriptors (<c>@daily</c>...), <c>@every DURATION</c>, all
/// in UTC unless prefixed <c>CRON_TZ=ZONE</c> (server semantics 2.7).
/// </summary>
internal sealed class CronSchedule
{
    private const string Every = "@every ";
    private readonly CronExpression? expression;
    private readonly TimeZoneInfo zone;
    private readonly TimeSpan interval;

    private CronSchedule(CronExpression? expression, TimeZoneInfo zone, TimeSpan interval)
    {
        this.expression = expression;
        this.zone = zone;
        this.interval = interval;
    }

    /// <exception cref="FormatException">The text is not a schedule; the message says where.</exception>
    public static CronSchedule Parse(string text)
    {
        var named = TimeZoneInfo.Utc;
        foreach (var prefix in new[] { "CRON_TZ=", "TZ=" })
        {
            if (text.StartsWith(prefix, StringComparison.Ordinal) && text.IndexOf(' ', StringComparison.Ordinal) is > 0 and var end)
            {
                named = Zone(text[prefix.Length..end]);
                text = text[(end + 1)..].Trim();
            }
        }

        if (text.StartsWith(Every, StringComparison.Ordinal))
        {
            var every = GoDuration.Parse(text[Every.Length..]);
            return every >= TimeSpan.FromSeconds(1)
                ? new(null, named, TimeSpan.FromSeconds(Math.Floor(every.TotalSeconds)))
                : throw new FormatException("@every needs at least one second");
        }

        try
        {
            return new(CronExpression.Parse(text), named, TimeSpan.Zero);
        }
        catch (CronFormatException error)
        {
            throw new FormatException(error.Message, error);
        }
    }

    /// <summary>First time strictly after <paramref name="time"/> (UTC), or null if there is none.</summary>
    public DateTime? Next(DateTime time) =>
        expression is null ? time + interval : expression.GetNextOccurrence(DateTime.SpecifyKind(time, DateTimeKind.Utc), zone);

    /// <summary>
    /// Wait before the next run: the schedule is walked from the last execution time until it reaches <paramref name="now"/>,
    /// and the gap is rounded up to whole seconds.
    /// </summary>
    public TimeSpan? NextDelay(DateTime lastExecution, DateTime now)
    {
        var next = Next(lastExecution);
        if (expression is null && next < now)
        {
            var steps = Math.Ceiling((now - lastExecution) / interval);
            next = lastExecution + (interval * steps);
        }
        else if (next < now)
        {
            next = Next(now.AddTicks(-1));
        }

        return next is { } time ? TimeSpan.FromSeconds(Math.Ceiling((time - now).TotalSeconds)) : null;
    }

    private static TimeZoneInfo Zone(string name)
    {
        try
        {
            return TimeZoneInfo.FindSystemTimeZoneById(name);
        }
        catch (Exception error) when (error is TimeZoneNotFoundException or InvalidTimeZoneException)
        {
            throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"unknown time zone {name}"), error);
        }
    }
}
