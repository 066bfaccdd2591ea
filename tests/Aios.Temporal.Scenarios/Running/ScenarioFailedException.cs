namespace Aios.Scenarios.Running;

/// <summary>An expectation of a scenario was not met.</summary>
public sealed class ScenarioFailedException(string message, Exception? inner = null) : Exception(message, inner);
