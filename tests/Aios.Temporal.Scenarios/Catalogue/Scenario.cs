using Aios.Scenarios.Running;

namespace Aios.Scenarios.Catalogue;

/// <summary>
/// One behaviour, defined once: workflows, activities and the client actions that drive and check them. The same scenario
/// runs on the managed and on the official SDK, and in every worker mode.
/// </summary>
/// <param name="Name">Unique; also the name of its recorded histories.</param>
/// <param name="Row">Row of the conformance list this proves.</param>
/// <param name="Workflows">Workflow types the worker registers.</param>
/// <param name="Drive">Client actions and expectations; throws <see cref="ScenarioFailedException"/> when one is not met.</param>
public sealed record Scenario(string Name, int Row, IReadOnlyList<Type> Workflows, Func<ScenarioRun, Task> Drive)
{
    /// <summary>Activity instances the worker registers, new ones for each run.</summary>
    public Func<IReadOnlyList<object>> Activities { get; init; } = () => [];

    /// <summary>Last word on the worker's options.</summary>
    public Action<TemporalWorkerOptions>? Worker { get; init; }

    /// <summary>False: the driver starts the worker itself.</summary>
    public bool StartsWorker { get; init; } = true;

    /// <summary>Data converter of client and worker.</summary>
    public DataConverter? Converter { get; init; }

    /// <summary>How much of the history is the same on every run and every SDK.</summary>
    public HistoryComparison Comparison { get; init; } = HistoryComparison.Exact;

    /// <summary>False when the recorded history cannot be replayed on purpose (the code changed, or the run was reset).</summary>
    public bool Replays { get; init; } = true;

    /// <summary>False when the official SDK cannot replay even its own history of this.</summary>
    public bool OfficialReplays { get; init; } = true;

    /// <summary>False when its histories are too large to be kept.</summary>
    public bool Records { get; init; } = true;

    /// <summary>False when the meaning of the scenario needs a cached run.</summary>
    public bool RunsUncached { get; init; } = true;

    public override string ToString() => Name;
}
