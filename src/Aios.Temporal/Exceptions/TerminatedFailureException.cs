using Aios.Temporal.Api.Failure.V1;

namespace Aios.Temporal.Exceptions;

/// <summary>A workflow was terminated.</summary>
public class TerminatedFailureException : FailureException
{
    /// <summary>Creates the exception for a received failure.</summary>
    /// <param name="failure">Failure with terminated info.</param>
    /// <param name="inner">Its cause, converted.</param>
    /// <param name="details">Details given by whoever terminated it, if known.</param>
    /// <exception cref="ArgumentException">The failure has no terminated info.</exception>
    protected internal TerminatedFailureException(Failure failure, Exception? inner, InboundFailureDetails? details)
        : base(failure, inner)
    {
        if (failure.TerminatedFailureInfo is null)
        {
            throw new ArgumentException("The failure has no terminated failure info.", nameof(failure));
        }
        Details = details;
    }

    /// <summary>The failure this exception was made from.</summary>
    public new Failure Failure => base.Failure!;

    /// <summary>Details given by whoever terminated it, if known.</summary>
    public IFailureDetails? Details { get; protected init; }
}
