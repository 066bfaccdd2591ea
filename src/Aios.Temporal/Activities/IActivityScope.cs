namespace Aios.Temporal.Activities;

/// <summary>The mutable side of an activity attempt, provided by the worker or by a test environment.</summary>
internal interface IActivityScope
{
    ActivityCancelReason CancelReason { get; }

    ActivityCancellationDetails? CancellationDetails { get; }

    void Heartbeat(object?[] details);
}
