using Aios.Temporal.Api.Failure.V1;

namespace Aios.Temporal.Converters;

/// <summary>Turns exceptions into failures and back. It may run inside workflow code.</summary>
public interface IFailureConverter
{
    /// <summary>Converts an exception.</summary>
    /// <param name="exception">Exception with its chain of causes.</param>
    /// <param name="payloadConverter">Converter for details.</param>
    /// <returns>A new failure.</returns>
    Failure ToFailure(Exception exception, IPayloadConverter payloadConverter);

    /// <summary>Converts a failure.</summary>
    /// <param name="failure">Failure with decoded payloads.</param>
    /// <param name="payloadConverter">Converter for details.</param>
    /// <returns>The exception.</returns>
    Exception ToException(Failure failure, IPayloadConverter payloadConverter);
}
