using Aios.Temporal.Common;
using Aios.Temporal.Converters;
using Aios.Temporal.Worker.Calls;
using Aios.Temporal.Worker.LocalActivities;
using Aios.Temporal.Worker.Runs;
using Microsoft.Extensions.Logging;
using VersioningBehavior = Aios.Temporal.Api.Enums.V1.VersioningBehavior;

namespace Aios.Temporal.Worker.RunLoop;

/// <summary>What the runs of a worker share.</summary>
internal sealed record RunServices
{
    public required string Namespace { get; init; }

    public required string TaskQueue { get; init; }

    public required Func<IWorkflowRunEngine> CreateEngine { get; init; }

    public required InstanceFactory Instances { get; init; }

    public required IPayloadCodec? Codec { get; init; }

    public required WorkflowTaskCalls Calls { get; init; }

    public required DeadlockWatch Deadlocks { get; init; }

    /// <summary>Null if the worker has no activities.</summary>
    public required LocalActivityRunner? LocalActivities { get; init; }

    /// <summary>Null if the worker runs no remote activities.</summary>
    public required EagerActivities? EagerActivities { get; init; }

    /// <summary>Behavior of workflows that declare none.</summary>
    public required VersioningBehavior DefaultVersioningBehavior { get; init; }

    public required OutstandingWork Outstanding { get; init; }

    public required TimeProvider TimeProvider { get; init; }

    public required WorkflowMetrics Metrics { get; init; }

    public required ILogger Logger { get; init; }
}
