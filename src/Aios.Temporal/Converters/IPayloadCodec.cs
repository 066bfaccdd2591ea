using Aios.Temporal.Api.Common.V1;

namespace Aios.Temporal.Converters;

/// <summary>
/// Transforms payloads between converters and the wire, for example to encrypt them. Never runs inside workflow code.
/// </summary>
/// <remarks>The number of payloads may change, but one payload given where only one fits must stay one.</remarks>
public interface IPayloadCodec
{
    /// <summary>Encodes payloads. The given ones are not to be changed.</summary>
    /// <param name="payloads">Payloads as made by the converter.</param>
    /// <returns>Payloads for the wire.</returns>
    Task<IReadOnlyCollection<Payload>> EncodeAsync(IReadOnlyCollection<Payload> payloads);

    /// <summary>Decodes payloads. The given ones are not to be changed.</summary>
    /// <param name="payloads">Payloads from the wire.</param>
    /// <returns>Payloads for the converter.</returns>
    Task<IReadOnlyCollection<Payload>> DecodeAsync(IReadOnlyCollection<Payload> payloads);
}
