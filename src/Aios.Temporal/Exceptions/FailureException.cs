using Aios.Temporal.Api.Failure.V1;

namespace Aios.Temporal.Exceptions;

/// <summary>Base of exceptions that have, or can become, a failure on the server.</summary>
public class FailureException : TemporalException
{
    /// <summary>Creates a failure that did not come from the server.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="inner">Cause, if any.</param>
    protected internal FailureException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }

    /// <summary>Creates the exception for a failure received from the server.</summary>
    /// <param name="failure">Failure as received (decoded).</param>
    /// <param name="inner">Its cause, converted.</param>
    protected internal FailureException(Failure failure, Exception? inner)
        : base((failure ?? throw new ArgumentNullException(nameof(failure))).Message, inner) => Failure = failure;

    /// <summary>The failure this exception was made from; null if it was made in this process.</summary>
    public Failure? Failure { get; protected init; }

    /// <summary>Own stack trace if this object was thrown, otherwise the one recorded in <see cref="Failure"/>.</summary>
    public override string? StackTrace
    {
        get
        {
            var own = base.StackTrace;
            return string.IsNullOrEmpty(own) ? Failure?.StackTrace : own;
        }
    }
}
