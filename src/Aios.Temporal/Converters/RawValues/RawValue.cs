using Aios.Temporal.Api.Common.V1;

namespace Aios.Temporal.Converters;

/// <summary>A payload in the place of a value.</summary>
/// <param name="Payload">The payload (decoded).</param>
public record RawValue(Payload Payload) : IRawValue;
