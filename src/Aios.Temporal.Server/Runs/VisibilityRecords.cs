using Aios.Temporal.Server.Engine.State;
using Aios.Temporal.Server.Storage;

namespace Aios.Temporal.Server.Runs;

/// <summary>The visibility row of a state.</summary>
internal static class VisibilityRecords
{
    public static VisibilityRecord Of(RunKey key, RunState state) => new()
    {
        Key = key,
        WorkflowType = state.Started.WorkflowType.Name,
        TaskQueue = state.Started.TaskQueue.Name,
        Status = state.Status,
        StartTime = state.StartTime.ToDateTime(),
        ExecutionTime = state.ExecutionTime.ToDateTime(),
        CloseTime = state.CloseTime?.ToDateTime(),
        HistoryLength = state.NextEventId - 1,
        HistorySizeBytes = state.HistorySizeBytes,
        StateTransitionCount = state.StateTransitionCount,
        ParentWorkflowId = state.Started.ParentWorkflowExecution?.WorkflowId ?? string.Empty,
        ParentRunId = state.Started.ParentWorkflowExecution?.RunId ?? string.Empty,
        RootWorkflowId = state.Started.RootWorkflowExecution?.WorkflowId ?? state.WorkflowId,
        RootRunId = state.Started.RootWorkflowExecution?.RunId ?? state.RunId,
        Memo = state.Memo,
        SearchAttributes = state.SearchAttributes,
    };

    /// <summary>Only what a query can see is worth a write: start, status, attributes, memo.</summary>
    public static bool IsDue(RunState before, RunState after) =>
        before.Status != after.Status
        || !before.Memo.Equals(after.Memo)
        || !before.SearchAttributes.Equals(after.SearchAttributes);
}
