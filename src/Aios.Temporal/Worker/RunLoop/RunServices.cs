using Aios.Temporal.Common;
using Aios.Temporal.Worker.Calls;
using Aios.Temporal.Worker.LocalActivities;
using Aios.Temporal.Worker.Runs;
using Microsoft.Extensions.Logging;

namespace Aios.Temporal.Worker.RunLoop;

/// <summary>What the runs of a worker share.</summary>
internal sealed record RunServices
{
    public required ActivationServices Activations { get; init; }

    public required Func<IWorkflowRunEngine> CreateEngine { get; init; }

    public required WorkflowTaskCalls Calls { get; init; }

    /// <summary>Null if the worker has no activities.</summary>
    public required LocalActivityRunner? LocalActivities { get; init; }

    /// <summary>Null if the worker runs no remote activities.</summary>
    public required EagerActivities? EagerActivities { get; init; }

    public required OutstandingWork Outstanding { get; init; }

    /// <summary>Whether idle runs leave the cache at once.</summary>
    public required bool EvictAfterEachTask { get; init; }

    public required TimeProvider TimeProvider { get; init; }

    public required WorkflowMetrics Metrics { get; init; }

    public required ILogger Logger { get; init; }
}
