using Aios.Temporal.Api.Enums.V1;

namespace Aios.Temporal.Client;

/// <summary>Options for fetching history events.</summary>
public class WorkflowHistoryEventFetchOptions : ICloneable
{
    /// <summary>Whether to go on waiting for new events until the run closes.</summary>
    public bool WaitNewEvent { get; set; }

    /// <summary>Which events to return. Default: all.</summary>
    public HistoryEventFilterType EventFilterType { get; set; } = HistoryEventFilterType.AllEvent;

    /// <summary>Whether not to look into the archive when the history is no longer in the primary store.</summary>
    public bool SkipArchival { get; set; }

    /// <summary>How the call is made: time-out, retry, metadata, cancellation. Unset: retried, with the connection's defaults.</summary>
    public RpcOptions? Rpc { get; set; }

    /// <summary>Makes an independent copy; the <see cref="Rpc"/> options are copied too.</summary>
    /// <returns>The copy, of the same runtime type.</returns>
    public virtual object Clone()
    {
        var copy = (WorkflowHistoryEventFetchOptions)MemberwiseClone();
        copy.Rpc = (RpcOptions?)Rpc?.Clone();
        return copy;
    }
}
