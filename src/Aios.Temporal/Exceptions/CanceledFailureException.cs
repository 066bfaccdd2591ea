using Aios.Temporal.Api.Failure.V1;
using Aios.Temporal.Converters;

namespace Aios.Temporal.Exceptions;

/// <summary>Something was cancelled.</summary>
public class CanceledFailureException : FailureException
{
    /// <summary>Creates a cancellation to throw.</summary>
    /// <param name="message">What was cancelled.</param>
    /// <param name="inner">Cause, if any.</param>
    /// <param name="details">Values to attach.</param>
    protected internal CanceledFailureException(string message, Exception? inner = null, IReadOnlyCollection<object?>? details = null)
        : base(message, inner) => Details = new OutboundFailureDetails(details);

    /// <summary>Creates the exception for a received failure.</summary>
    /// <param name="failure">Failure with cancelled info.</param>
    /// <param name="inner">Its cause, converted.</param>
    /// <param name="converter">Converter for the details.</param>
    /// <exception cref="ArgumentException">The failure has no cancelled info.</exception>
    protected internal CanceledFailureException(Failure failure, Exception? inner, IPayloadConverter converter)
        : base(failure, inner)
    {
        var info = failure.CanceledFailureInfo
            ?? throw new ArgumentException("The failure has no cancelled failure info.", nameof(failure));
        Details = new InboundFailureDetails(converter, info.Details?.Payloads_);
    }

    /// <summary>The failure this exception was made from.</summary>
    public new Failure Failure => base.Failure!;

    /// <summary>Attached values.</summary>
    public IFailureDetails Details { get; protected init; }
}
