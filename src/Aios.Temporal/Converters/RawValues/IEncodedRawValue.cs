using Aios.Temporal.Api.Common.V1;

namespace Aios.Temporal.Converters;

/// <summary>A payload as it was on the wire. Getting the value runs codec and converter.</summary>
public interface IEncodedRawValue
{
    /// <summary>The payload, still encoded.</summary>
    Payload Payload { get; }

    /// <summary>Decodes and converts.</summary>
    /// <typeparam name="T">Wanted type.</typeparam>
    /// <returns>The value.</returns>
    Task<T?> ToValueAsync<T>();

    /// <summary>Decodes and converts.</summary>
    /// <param name="type">Wanted type.</param>
    /// <returns>The value.</returns>
    Task<object?> ToValueAsync(Type type);
}
