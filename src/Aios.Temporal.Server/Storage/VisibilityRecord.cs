using Aios.Temporal.Api.Common.V1;
using Aios.Temporal.Api.Enums.V1;

namespace Aios.Temporal.Server.Storage;

/// <summary>The row by which a run is found; written in the same commit as the change it shows.</summary>
internal sealed record VisibilityRecord
{
    public required RunKey Key { get; init; }

    public required string WorkflowType { get; init; }

    public required string TaskQueue { get; init; }

    public required WorkflowExecutionStatus Status { get; init; }

    public required DateTime StartTime { get; init; }

    public required DateTime ExecutionTime { get; init; }

    /// <summary>Null while open.</summary>
    public DateTime? CloseTime { get; init; }

    public long HistoryLength { get; init; }

    public long HistorySizeBytes { get; init; }

    public long StateTransitionCount { get; init; }

    public string ParentWorkflowId { get; init; } = string.Empty;

    public string ParentRunId { get; init; } = string.Empty;

    public string RootWorkflowId { get; init; } = string.Empty;

    public string RootRunId { get; init; } = string.Empty;

    public Memo? Memo { get; init; }

    /// <summary>Custom and predefined attributes, each payload with its type in metadata.</summary>
    public SearchAttributes? SearchAttributes { get; init; }
}
