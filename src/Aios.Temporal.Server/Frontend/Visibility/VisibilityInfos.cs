using Aios.Temporal.Api.Common.V1;
using Aios.Temporal.Api.Workflow.V1;
using Aios.Temporal.Server.Storage;
using Aios.Temporal.Server.Visibility;
using Google.Protobuf.WellKnownTypes;

namespace Aios.Temporal.Server.Frontend;

/// <summary>Records of visibility as clients see them.</summary>
internal static class VisibilityInfos
{
    public static WorkflowExecutionInfo Of(VisibilityRecord record, VisibilitySchema schema) => new()
    {
        Execution = new() { WorkflowId = record.Key.WorkflowId, RunId = record.Key.RunId },
        Type = new() { Name = record.WorkflowType },
        StartTime = Timestamp.FromDateTime(record.StartTime),
        ExecutionTime = Timestamp.FromDateTime(record.ExecutionTime),
        CloseTime = record.CloseTime is { } closed ? Timestamp.FromDateTime(closed) : null,
        ExecutionDuration = record.CloseTime is { } end ? Duration.FromTimeSpan(end - record.ExecutionTime) : null,
        Status = record.Status,
        HistoryLength = record.HistoryLength,
        HistorySizeBytes = record.HistorySizeBytes,
        StateTransitionCount = record.StateTransitionCount,
        TaskQueue = record.TaskQueue,
        Memo = record.Memo ?? new(),
        SearchAttributes = Visible(record, schema),
        ParentExecution = Execution(record.ParentWorkflowId, record.ParentRunId),
        RootExecution = Execution(record.RootWorkflowId, record.RootRunId),
        AutoResetPoints = new(),
    };

    // What was removed from the schema is not shown, and everything shown carries its type.
    private static SearchAttributes Visible(VisibilityRecord record, VisibilitySchema schema)
    {
        var visible = new SearchAttributes();
        if (record.SearchAttributes is null)
        {
            return visible;
        }

        foreach (var (name, payload) in record.SearchAttributes.IndexedFields)
        {
            if (schema.TypeOf(record.Key.NamespaceId, name) is { } type)
            {
                var typed = payload.Clone();
                SearchAttributeValues.SetType(typed, type);
                visible.IndexedFields[name] = typed;
            }
        }

        return visible;
    }

    private static WorkflowExecution? Execution(string workflowId, string runId) =>
        workflowId.Length == 0 ? null : new() { WorkflowId = workflowId, RunId = runId };
}
