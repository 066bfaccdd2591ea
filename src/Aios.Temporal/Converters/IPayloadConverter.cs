using Aios.Temporal.Api.Common.V1;

namespace Aios.Temporal.Converters;

/// <summary>
/// Turns values into payloads and back. It may run inside workflow code, so it has to be deterministic and synchronous.
/// </summary>
public interface IPayloadConverter
{
    /// <summary>Converts a value.</summary>
    /// <param name="value">Value; may be null.</param>
    /// <returns>A new payload.</returns>
    Payload ToPayload(object? value);

    /// <summary>Converts a payload.</summary>
    /// <param name="payload">Decoded payload.</param>
    /// <param name="type">Wanted type.</param>
    /// <returns>The value.</returns>
    object? ToValue(Payload payload, Type type);
}
