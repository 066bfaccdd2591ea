namespace Aios.Temporal.Exceptions;

/// <summary>
/// Waiting for an update ended by time-out or cancellation. The update itself may still be running.
/// </summary>
public class WorkflowUpdateRpcTimeoutOrCanceledException : RpcTimeoutOrCanceledException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="inner">Original error, if any.</param>
    public WorkflowUpdateRpcTimeoutOrCanceledException(Exception? inner)
        : base("Timeout or cancellation waiting for update", inner)
    {
    }
}
