using Aios.Temporal.Server.Engine.Commands;
using Aios.Temporal.Server.Matching;
using Aios.Temporal.Server.Namespaces;
using Aios.Temporal.Server.Runs;

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
    /// <summary>Checks of search attributes by namespace id; replaced by the visibility schema of the namespace.</summary>
    public Func<string, CommandValidation> Validation { get; init; } = _ => CommandValidation.None;
}

/// <summary>How the server introduces itself. <paramref name="ClusterId"/> is stable for a data file.</summary>
internal sealed record ServerIdentity(string ClusterId, string StoreName)
{
    /// <summary>Version of the official server whose behaviour is honoured.</summary>
    public const string Version = "1.31.0";
}
