namespace Aios.Temporal.Exceptions;

/// <summary>A call did not finish because its time was over or it was cancelled.</summary>
public class RpcTimeoutOrCanceledException : TemporalException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What did not finish.</param>
    /// <param name="inner">Original error, if any.</param>
    public RpcTimeoutOrCanceledException(string message, Exception? inner)
        : base(message, inner)
    {
    }
}
