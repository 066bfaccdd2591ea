namespace Aios.Temporal.Workflows;

/// <summary>What happens when a workflow ends while a signal or update handler still runs.</summary>
public enum HandlerUnfinishedPolicy
{
    /// <summary>Log a warning and abandon the handler.</summary>
    WarnAndAbandon = 0,

    /// <summary>Abandon the handler silently.</summary>
    Abandon = 1,
}
