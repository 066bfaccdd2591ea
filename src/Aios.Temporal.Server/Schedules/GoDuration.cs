using System.Globalization;

namespace Aios.Temporal.Server.Schedules;

/// <summary>Durations as Go and the Temporal CLI write them: <c>1h30m</c>, <c>2.5s</c>, <c>300ms</c>; <c>d</c> is a day.</summary>
internal static class GoDuration
{
    private static readonly (string Unit, double Seconds)[] Units =
        [("ns", 1e-9), ("us", 1e-6), ("µs", 1e-6), ("ms", 1e-3), ("s", 1), ("m", 60), ("h", 3600), ("d", 86_400)];

    /// <exception cref="FormatException">Not a duration.</exception>
    public static TimeSpan Parse(string text)
    {
        var rest = text.AsSpan().Trim();
        var negative = rest.StartsWith("-");
        rest = rest.TrimStart("+-");
        if (rest.IsEmpty)
        {
            throw new FormatException("empty duration");
        }

        var seconds = 0.0;
        while (!rest.IsEmpty && rest is not "0")
        {
            var digits = rest.IndexOfAnyExcept("0123456789.");
            if (digits <= 0 || !double.TryParse(rest[..digits], CultureInfo.InvariantCulture, out var number))
            {
                throw new FormatException($"not a duration: {text}");
            }

            rest = rest[digits..];
            var letters = rest.IndexOfAny("0123456789.");
            var unit = (letters < 0 ? rest : rest[..letters]).ToString();
            seconds += number * UnitSeconds(unit, text);
            rest = rest[unit.Length..];
        }

        return TimeSpan.FromSeconds(negative ? -seconds : seconds);
    }

    private static double UnitSeconds(string unit, string text)
    {
        foreach (var (name, seconds) in Units)
        {
            if (name == unit)
            {
                return seconds;
            }
        }

        throw new FormatException($"not a duration: {text}: unknown unit '{unit}'");
    }
}
