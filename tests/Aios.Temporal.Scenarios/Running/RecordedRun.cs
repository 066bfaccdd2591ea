namespace Aios.Scenarios.Running;

/// <summary>History of one workflow run of a scenario.</summary>
/// <param name="Label">Stable name within the scenario, such as <c>main</c>, <c>child</c>.</param>
/// <param name="Json">The history in the JSON form of the official tools.</param>
/// <param name="EventTypes">Its event types, in order.</param>
public sealed record RecordedRun(string Label, string WorkflowId, string Json, IReadOnlyList<string> EventTypes);
