using Aios.Temporal.Api.Failure.V1;

namespace Aios.Temporal.Exceptions;

/// <summary>A failure that the server itself raised.</summary>
public class ServerFailureException : FailureException
{
    /// <summary>Creates the exception for a received failure.</summary>
    /// <param name="failure">Failure with server info.</param>
    /// <param name="inner">Its cause, converted.</param>
    /// <exception cref="ArgumentException">The failure has no server info.</exception>
    protected internal ServerFailureException(Failure failure, Exception? inner)
        : base(failure, inner)
    {
        if (failure.ServerFailureInfo is null)
        {
            throw new ArgumentException("The failure has no server failure info.", nameof(failure));
        }
    }

    /// <summary>The failure this exception was made from.</summary>
    public new Failure Failure => base.Failure!;

    /// <summary>True if retries stop here.</summary>
    public bool NonRetryable => Failure.ServerFailureInfo.NonRetryable;
}
