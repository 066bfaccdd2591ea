namespace Aios.Scenarios.Catalogue;

/// <summary>Every scenario, found by name.</summary>
public static class ScenarioCatalogue
{
    private static readonly Dictionary<string, Scenario> ByName = Collect().ToDictionary(s => s.Name, StringComparer.Ordinal);

    public static IReadOnlyCollection<Scenario> All => ByName.Values;

    public static Scenario Get(string name) =>
        ByName.TryGetValue(name, out var scenario)
            ? scenario
            : throw new ArgumentException($"There is no scenario '{name}': see ScenarioCatalogue.All for the names.", nameof(name));

    private static IEnumerable<Scenario> Collect() =>
    [
        .. Starting.StartScenarios.All,
        .. Starting.WorkflowIdScenarios.All,
        .. Signals.SignalScenarios.All,
        .. Queries.QueryScenarios.All,
        .. Updates.UpdateScenarios.All,
        .. Updates.UpdateWithStartScenarios.All,
        .. Timers.TimerScenarios.All,
        .. ActivityCalls.ActivityScenarios.All,
        .. ActivityCalls.CancelActivityScenarios.All,
        .. LocalActivities.LocalActivityScenarios.All,
        .. Children.ChildScenarios.All,
        .. Children.CancelChildScenarios.All,
        .. External.ExternalScenarios.All,
        .. Continuing.ContinueAsNewScenarios.All,
        .. Cancellation.CancellationScenarios.All,
        .. Patches.PatchScenarios.All,
        .. Failures.FailureScenarios.All,
        .. Resets.ResetScenarios.All,
        .. Caching.CacheScenarios.All,
        .. BigData.BigDataScenarios.All,
        .. Scheduling.ScheduleScenarios.All,
        .. Versions.VersionScenarios.All,
        .. Determinism.DeterminismScenarios.All,
        .. BadInput.BadInputScenarios.All,
        .. Interop.InteropScenarios.All,
    ];
}
