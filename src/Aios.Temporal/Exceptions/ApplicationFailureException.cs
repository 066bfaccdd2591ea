using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Api.Failure.V1;
using Aios.Temporal.Converters;

namespace Aios.Temporal.Exceptions;

/// <summary>A failure raised by application code in a workflow, an activity or a handler.</summary>
public class ApplicationFailureException : FailureException
{
    /// <summary>Creates a failure to throw.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="errorType">Kind of error; retry policies compare it with their non-retryable types.</param>
    /// <param name="nonRetryable">True to stop retries whatever the retry policy says.</param>
    /// <param name="details">Values to attach.</param>
    /// <param name="nextRetryDelay">Delay before the next attempt, instead of the one of the retry policy.</param>
    /// <param name="category">Category for logs and metrics.</param>
    public ApplicationFailureException(
        string message,
        string? errorType = null,
        bool nonRetryable = false,
        IReadOnlyCollection<object?>? details = null,
        TimeSpan? nextRetryDelay = null,
        ApplicationErrorCategory category = ApplicationErrorCategory.Unspecified)
        : this(message, null, errorType, nonRetryable, details, nextRetryDelay, category)
    {
    }

    /// <summary>Creates a failure with a cause to throw.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="inner">Cause; it is sent too.</param>
    /// <param name="errorType">Kind of error; retry policies compare it with their non-retryable types.</param>
    /// <param name="nonRetryable">True to stop retries whatever the retry policy says.</param>
    /// <param name="details">Values to attach.</param>
    /// <param name="nextRetryDelay">Delay before the next attempt, instead of the one of the retry policy.</param>
    /// <param name="category">Category for logs and metrics.</param>
    public ApplicationFailureException(
        string message,
        Exception? inner,
        string? errorType = null,
        bool nonRetryable = false,
        IReadOnlyCollection<object?>? details = null,
        TimeSpan? nextRetryDelay = null,
        ApplicationErrorCategory category = ApplicationErrorCategory.Unspecified)
        : base(message, inner)
    {
        ErrorType = errorType;
        NonRetryable = nonRetryable;
        Details = new OutboundFailureDetails(details);
        NextRetryDelay = nextRetryDelay;
        Category = category;
    }

    /// <summary>Creates the exception for a received failure.</summary>
    /// <param name="failure">Failure with application info.</param>
    /// <param name="inner">Its cause, converted.</param>
    /// <param name="converter">Converter for the details.</param>
    /// <exception cref="ArgumentException">The failure has no application info.</exception>
    protected internal ApplicationFailureException(Failure failure, Exception? inner, IPayloadConverter converter)
        : base(failure, inner)
    {
        var info = failure.ApplicationFailureInfo
            ?? throw new ArgumentException("The failure has no application failure info.", nameof(failure));
        ErrorType = info.Type.Length == 0 ? null : info.Type;
        NonRetryable = info.NonRetryable;
        Details = new InboundFailureDetails(converter, info.Details?.Payloads_);
        NextRetryDelay = info.NextRetryDelay?.ToTimeSpan();
        Category = info.Category;
    }

    /// <summary>Kind of error, if given.</summary>
    public string? ErrorType { get; protected init; }

    /// <summary>True if retries stop here.</summary>
    public bool NonRetryable { get; protected init; }

    /// <summary>Attached values.</summary>
    public IFailureDetails Details { get; protected init; }

    /// <summary>Delay before the next attempt, instead of the one of the retry policy.</summary>
    public TimeSpan? NextRetryDelay { get; protected init; }

    /// <summary>Category for logs and metrics.</summary>
    public ApplicationErrorCategory Category { get; protected init; }
}
