using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Api.Failure.V1;
using Aios.Temporal.Converters;

namespace Aios.Temporal.Exceptions;

/// <summary>Something took longer than allowed.</summary>
public class TimeoutFailureException : FailureException
{
    /// <summary>Creates the exception for a received failure.</summary>
    /// <param name="failure">Failure with time-out info.</param>
    /// <param name="inner">Its cause, converted.</param>
    /// <param name="converter">Converter for the heartbeat details.</param>
    /// <exception cref="ArgumentException">The failure has no time-out info.</exception>
    protected internal TimeoutFailureException(Failure failure, Exception? inner, IPayloadConverter converter)
        : base(failure, inner)
    {
        var info = failure.TimeoutFailureInfo
            ?? throw new ArgumentException("The failure has no time-out failure info.", nameof(failure));
        LastHeartbeatDetails = new InboundFailureDetails(converter, info.LastHeartbeatDetails?.Payloads_);
    }

    /// <summary>The failure this exception was made from.</summary>
    public new Failure Failure => base.Failure!;

    /// <summary>Which time-out passed.</summary>
    public TimeoutType TimeoutType => Failure.TimeoutFailureInfo.TimeoutType;

    /// <summary>Details of the last heartbeat before the time-out.</summary>
    public InboundFailureDetails LastHeartbeatDetails { get; protected init; }
}
