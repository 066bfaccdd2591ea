namespace Aios.Temporal.Exceptions;

/// <summary>A heartbeat from outside told that the activity is cancelled, paused or reset.</summary>
public class AsyncActivityCanceledException : TemporalException
{
    /// <summary>Creates the exception.</summary>
    public AsyncActivityCanceledException()
        : base("Activity cancelled")
    {
    }
}
