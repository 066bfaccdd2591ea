using Aios.Temporal.Api.Common.V1;
using Aios.Temporal.Converters;

namespace Aios.Temporal.Exceptions;

/// <summary>Details of a received failure: payloads that are converted when they are asked for.</summary>
/// <param name="Converter">Converter used by <see cref="ElementAt{T}"/>.</param>
/// <param name="Payloads">Decoded payloads; null means none.</param>
public record InboundFailureDetails(IPayloadConverter Converter, IReadOnlyCollection<Payload>? Payloads) : IFailureDetails
{
    /// <inheritdoc />
    public int Count => Payloads?.Count ?? 0;

    /// <inheritdoc />
    public T? ElementAt<T>(int index)
    {
        if (Payloads is null || index < 0 || index >= Payloads.Count)
        {
            throw new ArgumentOutOfRangeException(nameof(index), index, $"The failure has {Count} detail value(s).");
        }
        return Converter.ToValue<T>(Payloads.ElementAt(index));
    }
}
