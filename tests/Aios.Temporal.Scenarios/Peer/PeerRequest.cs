using Aios.Scenarios.Running;

namespace Aios.Scenarios.Peer;

/// <summary>Run a scenario against a server, or (with a history) replay it.</summary>
public sealed record PeerRequest(string Id, string Scenario)
{
    public string? Address { get; init; }

    public ScenarioMode Mode { get; init; }

    public string? WorkflowId { get; init; }

    public string? History { get; init; }
}

/// <summary><paramref name="Error"/> is null on success.</summary>
public sealed record PeerAnswer(string Id, IReadOnlyList<RecordedRun> Runs, string? Error);
