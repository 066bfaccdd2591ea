using Aios.Temporal.Api.Common.V1;

namespace Aios.Temporal.Converters;

/// <summary>A payload as it was on the wire together with the converter that can read it.</summary>
/// <param name="DataConverter">Converter and codec.</param>
/// <param name="Payload">The payload, still encoded.</param>
public record EncodedRawValue(DataConverter DataConverter, Payload Payload) : IEncodedRawValue
{
    /// <inheritdoc />
    public Task<T?> ToValueAsync<T>() => DataConverter.ToValueAsync<T>(Payload);

    /// <inheritdoc />
    public Task<object?> ToValueAsync(Type type) => DataConverter.ToValueAsync(Payload, type);
}
