using Aios.Temporal.Exceptions;

namespace Aios.Temporal.Client;

/// <summary>A worker's poll failed in a way that another attempt cannot mend, for longer than the grace period. The worker has to stop.</summary>
internal sealed class FatalPollException(string message, RpcException inner) : TemporalException(message, inner)
{
    /// <summary>Gets the last failure.</summary>
    public RpcException Failure { get; } = inner;
}
