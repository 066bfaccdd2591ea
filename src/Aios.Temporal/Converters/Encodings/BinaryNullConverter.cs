using Aios.Temporal.Api.Common.V1;

namespace Aios.Temporal.Converters;

/// <summary>Encoding <c>binary/null</c>: the value null, without data.</summary>
public class BinaryNullConverter : IEncodingConverter
{
    private static readonly EncodingTag Tag = new("binary/null");

    /// <inheritdoc />
    public string Encoding => Tag.Name;

    /// <inheritdoc />
    public bool TryToPayload(object? value, out Payload? payload)
    {
        payload = value is null ? Tag.NewPayload() : null;
        return payload is not null;
    }

    /// <inheritdoc />
    /// <exception cref="ArgumentException">The type cannot be null.</exception>
    public object? ToValue(Payload payload, Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return type.IsValueType && Nullable.GetUnderlyingType(type) is null
            ? throw new ArgumentException($"The payload is null, but {type} cannot be null.", nameof(type))
            : null;
    }
}
