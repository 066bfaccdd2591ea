using Aios.Temporal.Api.Common.V1;

namespace Aios.Temporal.Converters;

/// <summary>A payload that takes the place of a value: it is neither converted when written nor when read.</summary>
public interface IRawValue
{
    /// <summary>The payload (decoded).</summary>
    Payload Payload { get; }
}
