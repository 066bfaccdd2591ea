namespace Aios.Temporal.Worker.Tuning;

/// <summary>How many polls a worker keeps open.</summary>
public abstract class PollerBehavior
{
    private protected PollerBehavior()
    {
    }

    /// <summary>Always as many as allowed.</summary>
    public sealed class SimpleMaximum : PollerBehavior
    {
        /// <summary>Creates the behavior.</summary>
        /// <param name="maximum">Number of polls, at least 1.</param>
        public SimpleMaximum(int maximum)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(maximum, 1);
            Maximum = maximum;
        }

        /// <summary>Number of polls.</summary>
        public int Maximum { get; }
    }

    /// <summary>More or fewer as the server advises.</summary>
    public sealed class Autoscaling : PollerBehavior
    {
        /// <summary>Creates the behavior.</summary>
        /// <param name="minimum">Fewest polls, at least 1.</param>
        /// <param name="maximum">Most polls.</param>
        /// <param name="initial">Polls at start.</param>
        public Autoscaling(int minimum = 1, int maximum = 100, int initial = 5)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(minimum, 1);
            ArgumentOutOfRangeException.ThrowIfLessThan(maximum, minimum);
            ArgumentOutOfRangeException.ThrowIfLessThan(initial, minimum);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(initial, maximum);
            Minimum = minimum;
            Maximum = maximum;
            Initial = initial;
        }

        /// <summary>Fewest polls.</summary>
        public int Minimum { get; }

        /// <summary>Most polls.</summary>
        public int Maximum { get; }

        /// <summary>Polls at start.</summary>
        public int Initial { get; }
    }
}
