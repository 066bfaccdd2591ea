namespace Aios.Temporal.Client.Schedules;

/// <summary>A range of numbers of one calendar field, both ends included.</summary>
/// <param name="Start">First number.</param>
/// <param name="End">Last number. Smaller than <paramref name="Start"/> (e.g. 0) means only the first.</param>
/// <param name="Step">Distance between numbers. 0 means 1.</param>
public record ScheduleRange(int Start, int End, int Step)
{
    /// <summary>Only zero.</summary>
    public static readonly ScheduleRange Zero = new(0);

    /// <summary>Creates a range of one number.</summary>
    /// <param name="start">The number.</param>
    public ScheduleRange(int start)
        : this(start, 0, 0)
    {
    }

    /// <summary>Creates a range with step one.</summary>
    /// <param name="start">First number.</param>
    /// <param name="end">Last number.</param>
    public ScheduleRange(int start, int end)
        : this(start, end, 0)
    {
    }
}
