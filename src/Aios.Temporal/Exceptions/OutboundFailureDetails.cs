namespace Aios.Temporal.Exceptions;

/// <summary>Details of a failure made in this process: plain values.</summary>
/// <param name="Details">The values; null means none.</param>
public record OutboundFailureDetails(IReadOnlyCollection<object?>? Details) : IFailureDetails
{
    /// <inheritdoc />
    public int Count => Details?.Count ?? 0;

    /// <inheritdoc />
    public T? ElementAt<T>(int index)
    {
        if (Details is null || index < 0 || index >= Details.Count)
        {
            throw new ArgumentOutOfRangeException(nameof(index), index, $"The failure has {Count} detail value(s).");
        }
        return (T?)Details.ElementAt(index);
    }
}
