namespace Aios.Temporal.Workflows;

/// <summary>What a workflow does with a child whose cancellation token is cancelled.</summary>
public enum ChildWorkflowCancellationType
{
    /// <summary>Fail the call at once and leave the child running.</summary>
    Abandon = 0,

    /// <summary>Ask the server to cancel the child and fail the call at once.</summary>
    TryCancel = 1,

    /// <summary>Ask the server to cancel the child and wait for how it really ends.</summary>
    WaitCancellationCompleted = 2,

    /// <summary>As <see cref="WaitCancellationCompleted"/>: the server confirms the request only with the child's end.</summary>
    WaitCancellationRequested = 3,
}
