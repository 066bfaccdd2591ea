namespace Aios.Temporal.Workflows;

/// <summary>What a workflow does with an activity whose cancellation token is cancelled.</summary>
public enum ActivityCancellationType
{
    /// <summary>Ask the server to cancel and fail the call at once, without waiting for the activity.</summary>
    TryCancel = 0,

    /// <summary>Ask the server to cancel and wait for how the activity really ends, which may be success.</summary>
    WaitCancellationCompleted = 1,

    /// <summary>Fail the call at once and leave the activity running.</summary>
    Abandon = 2,
}
