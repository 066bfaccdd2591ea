namespace Aios.Temporal.Exceptions;

/// <summary>Values attached to a failure.</summary>
public interface IFailureDetails
{
    /// <summary>Number of values.</summary>
    int Count { get; }

    /// <summary>Gets one value.</summary>
    /// <typeparam name="T">Wanted type.</typeparam>
    /// <param name="index">Zero-based position.</param>
    /// <returns>The value.</returns>
    /// <exception cref="ArgumentOutOfRangeException">No value at this position.</exception>
    T? ElementAt<T>(int index);
}
