using Aios.Temporal.Server.Storage;

namespace Aios.Temporal.Server.Visibility;

/// <summary>Values of a field of a record.</summary>
internal static class RecordFields
{
    private const long NanosecondsPerTick = 100;

    /// <summary>None: the field is null.</summary>
    public static IReadOnlyList<object> Values(VisibilityRecord record, VisibilityField field)
    {
        if (field.IsSystem)
        {
            return Column(record, field.Name) is { } value and not "" ? [value] : [];
        }

        if (record.SearchAttributes is null || !record.SearchAttributes.IndexedFields.TryGetValue(field.Name, out var payload))
        {
            return [];
        }

        var values = IndexedValues.Of(field.Name, payload, out var type);
        return type == field.Type ? values : [];
    }

    private static object? Column(VisibilityRecord record, string name) => name switch
    {
        "WorkflowId" => record.Key.WorkflowId,
        "RunId" => record.Key.RunId,
        "WorkflowType" => record.WorkflowType,
        "TaskQueue" => record.TaskQueue,
        SearchAttributeNames.ExecutionStatus => ExecutionStatusNames.Of(record.Status),
        "ParentWorkflowId" => record.ParentWorkflowId,
        "ParentRunId" => record.ParentRunId,
        "RootWorkflowId" => record.RootWorkflowId,
        "RootRunId" => record.RootRunId,
        "StartTime" => record.StartTime,
        "ExecutionTime" => record.ExecutionTime,
        SearchAttributeNames.CloseTime => record.CloseTime,
        "HistoryLength" => record.HistoryLength,
        "HistorySizeBytes" => record.HistorySizeBytes,
        "StateTransitionCount" => record.StateTransitionCount,
        SearchAttributeNames.ExecutionDuration => record.CloseTime is { } closed
            ? (closed - record.ExecutionTime).Ticks * NanosecondsPerTick
            : null,
        _ => null,
    };
}
