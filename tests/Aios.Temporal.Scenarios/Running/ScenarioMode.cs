namespace Aios.Scenarios.Running;

/// <summary>How the worker treats its cache of runs. The histories of all modes must agree.</summary>
public enum ScenarioMode
{
    /// <summary>Runs stay cached.</summary>
    Cached,

    /// <summary>No cache: every workflow task replays from the start.</summary>
    Uncached,

    /// <summary>Runs are cached and evicted after every task (managed SDK only).</summary>
    Evicting,
}
