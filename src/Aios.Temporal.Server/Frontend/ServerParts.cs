using Aios.Temporal.Server.Engine.Commands;
using Aios.Temporal.Server.Matching;
using Aios.Temporal.Server.Namespaces;
using Aios.Temporal.Server.Runs;
using Aios.Temporal.Server.Storage;
using Aios.Temporal.Server.Visibility;

namespace Aios.Temporal.Server.Frontend;

/// <summary>What the RPC handlers call.</summary>
internal sealed record ServerParts(
    NamespaceRegistry Namespaces,
    RunService Runs,
    RunStarter Starter,
    RunHistory Histories,
    MatchingService Matching,
    WorkflowTaskPolls WorkflowTasks,
    ActivityTaskPolls ActivityTasks,
    WorkflowTaskCompletions Completions,
    QueryDispatch Queries,
    UpdateCalls Updates,
    ServerIdentity Identity)
{
    public required IVisibilityReader Visibility { get; init; }

    public required VisibilitySchema Schema { get; init; }

    public required RunDeletion Deletion { get; init; }

    /// <summary>Checks of search attributes by namespace id; replaced by the visibility schema of the namespace.</summary>
    public Func<string, CommandValidation> Validation { get; init; } = _ => CommandValidation.None;
}
