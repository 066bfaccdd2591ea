namespace Aios.Temporal.Workflows;

/// <summary>Why the server suggests to continue as new.</summary>
public enum SuggestContinueAsNewReason
{
    /// <summary>No reason was given.</summary>
    Unspecified = 0,

    /// <summary>The history has too many bytes.</summary>
    HistorySizeTooLarge = 1,

    /// <summary>The history has too many events.</summary>
    TooManyHistoryEvents = 2,

    /// <summary>The run has received too many updates.</summary>
    TooManyUpdates = 3,
}
