namespace Aios.Scenarios.Running;

/// <summary>Where and how scenarios run.</summary>
/// <param name="Address">Server as <c>host:port</c>.</param>
/// <param name="Mode">Cache mode of the worker.</param>
public sealed record ScenarioSettings(string Address, ScenarioMode Mode)
{
    public string Namespace { get; init; } = "default";

    /// <summary>Turns on eviction after each task; required for <see cref="ScenarioMode.Evicting"/>.</summary>
    public Action<TemporalWorkerOptions>? EnableEviction { get; init; }

    /// <summary>Limit of one scenario.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(90);

    public Microsoft.Extensions.Logging.ILoggerFactory? LoggerFactory { get; init; }
}
