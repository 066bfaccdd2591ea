using Aios.Temporal.Api.Common.V1;

namespace Aios.Temporal.Converters;

/// <summary>Converter for one value of the <c>encoding</c> metadata.</summary>
public interface IEncodingConverter
{
    /// <summary>Value of the <c>encoding</c> metadata that this converter reads and writes.</summary>
    string Encoding { get; }

    /// <summary>Converts a value if it is of a kind that this encoding can write.</summary>
    /// <param name="value">Value; may be null.</param>
    /// <param name="payload">The payload, with <c>encoding</c> metadata set.</param>
    /// <returns>False to let the next converter try.</returns>
    bool TryToPayload(object? value, out Payload? payload);

    /// <summary>Converts a payload of this encoding.</summary>
    /// <param name="payload">Payload with this encoding.</param>
    /// <param name="type">Wanted type.</param>
    /// <returns>The value.</returns>
    object? ToValue(Payload payload, Type type);
}
