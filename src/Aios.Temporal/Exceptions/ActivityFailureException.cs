using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Api.Failure.V1;

namespace Aios.Temporal.Exceptions;

/// <summary>An activity did not succeed. The cause is in <see cref="Exception.InnerException"/>.</summary>
public class ActivityFailureException : FailureException
{
    /// <summary>Creates the exception for a received failure.</summary>
    /// <param name="failure">Failure with activity info.</param>
    /// <param name="inner">Its cause, converted.</param>
    /// <exception cref="ArgumentException">The failure has no activity info.</exception>
    protected internal ActivityFailureException(Failure failure, Exception? inner)
        : base(failure, inner)
    {
        if (failure.ActivityFailureInfo is null)
        {
            throw new ArgumentException("The failure has no activity failure info.", nameof(failure));
        }
    }

    /// <summary>The failure this exception was made from.</summary>
    public new Failure Failure => base.Failure!;

    /// <summary>Worker that ran the activity, if known.</summary>
    public string? Identity => Failure.ActivityFailureInfo.Identity is { Length: > 0 } identity ? identity : null;

    /// <summary>Name of the activity.</summary>
    public string ActivityType => Failure.ActivityFailureInfo.ActivityType?.Name ?? string.Empty;

    /// <summary>Id of the activity inside its workflow.</summary>
    public string ActivityId => Failure.ActivityFailureInfo.ActivityId;

    /// <summary>Why there is no further attempt.</summary>
    public RetryState RetryState => Failure.ActivityFailureInfo.RetryState;
}
