namespace Aios.Temporal.Exceptions;

/// <summary>A stand-alone activity with this id is running already.</summary>
public class ActivityAlreadyStartedException : FailureException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="activityId">The id in use.</param>
    /// <param name="activityType">Activity that should have been started.</param>
    /// <param name="runId">Run that holds the id, if known.</param>
    public ActivityAlreadyStartedException(string message, string activityId, string activityType, string? runId)
        : base(message)
    {
        ActivityId = activityId;
        ActivityType = activityType;
        RunId = runId;
    }

    /// <summary>The id in use.</summary>
    public string ActivityId { get; private init; }

    /// <summary>Activity that should have been started.</summary>
    public string ActivityType { get; private init; }

    /// <summary>Run that holds the id, if known.</summary>
    public string? RunId { get; private init; }
}
