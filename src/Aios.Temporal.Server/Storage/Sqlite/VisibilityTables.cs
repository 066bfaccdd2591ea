using Aios.Temporal.Api.Common.V1;
using Aios.Temporal.Server.Visibility;
using Google.Protobuf;
using Microsoft.Data.Sqlite;

namespace Aios.Temporal.Server.Storage.Sqlite;

/// <summary>Rows of the visibility tables from records, and back.</summary>
internal static class VisibilityTables
{
    /// <summary>Columns in the order that <see cref="Read"/> expects.</summary>
    public const string Columns =
        """
        v.namespace, v.workflow_id, v.run_id, v.workflow_type, v.task_queue, v.status, v.start_time, v.execution_time, v.close_time,
        v.history_length, v.history_size, v.transitions, v.parent_workflow_id, v.parent_run_id, v.root_workflow_id, v.root_run_id,
        v.memo, v.search_attributes
        """;

    public static void Write(SqliteSession session, long run, VisibilityRecord record)
    {
        session[
            """
            INSERT OR REPLACE INTO visibility(
                run, namespace, workflow_id, run_id, workflow_type, task_queue, status, start_time, execution_time, close_time, close_order,
                history_length, history_size, transitions, parent_workflow_id, parent_run_id, root_workflow_id, root_run_id,
                division, memo, search_attributes)
            VALUES($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)
            """].Run(
            run, record.Key.NamespaceId, record.Key.WorkflowId, record.Key.RunId, record.WorkflowType, record.TaskQueue,
            ExecutionStatusNames.Of(record.Status), record.StartTime.Ticks, record.ExecutionTime.Ticks, record.CloseTime?.Ticks,
            RecordOrder.CloseOrder(record), record.HistoryLength, record.HistorySizeBytes, record.StateTransitionCount,
            OrNull(record.ParentWorkflowId), OrNull(record.ParentRunId), OrNull(record.RootWorkflowId), OrNull(record.RootRunId),
            IndexedValues.Of(record.SearchAttributes, SearchAttributeNames.NamespaceDivision).OfType<string>().FirstOrDefault(),
            record.Memo?.ToByteArray(), record.SearchAttributes?.ToByteArray());
        session["DELETE FROM search_values WHERE run = $1"].Run(run);
        if (record.SearchAttributes is null)
        {
            return;
        }

        foreach (var name in record.SearchAttributes.IndexedFields.Keys)
        {
            Write(session, run, name, record.SearchAttributes.IndexedFields[name]);
        }
    }

    public static void Delete(SqliteSession session, long run)
    {
        session["DELETE FROM visibility WHERE run = $1"].Run(run);
        session["DELETE FROM search_values WHERE run = $1"].Run(run);
    }

    public static VisibilityRecord Read(SqliteDataReader row) => new()
    {
        Key = new(row.GetString(0), row.GetString(1), row.GetString(2)),
        WorkflowType = row.GetString(3),
        TaskQueue = row.GetString(4),
        Status = ExecutionStatusNames.Parse(row.GetString(5)),
        StartTime = new(row.GetInt64(6), DateTimeKind.Utc),
        ExecutionTime = new(row.GetInt64(7), DateTimeKind.Utc),
        CloseTime = row.IsDBNull(8) ? null : new(row.GetInt64(8), DateTimeKind.Utc),
        HistoryLength = row.GetInt64(9),
        HistorySizeBytes = row.GetInt64(10),
        StateTransitionCount = row.GetInt64(11),
        ParentWorkflowId = Text(row, 12),
        ParentRunId = Text(row, 13),
        RootWorkflowId = Text(row, 14),
        RootRunId = Text(row, 15),
        Memo = row.IsDBNull(16) ? null : Memo.Parser.ParseFrom(row.GetFieldValue<byte[]>(16)),
        SearchAttributes = row.IsDBNull(17) ? null : SearchAttributes.Parser.ParseFrom(row.GetFieldValue<byte[]>(17)),
    };

    /// <summary>A value as it is stored and compared.</summary>
    public static object Stored(object value) => value switch
    {
        DateTime time => time.Ticks,
        bool flag => flag ? 1L : 0L,
        _ => value,
    };

    private static void Write(SqliteSession session, long run, string name, Payload payload)
    {
        var insert = session["INSERT OR IGNORE INTO search_values(run, name, type, value) VALUES($1, $2, $3, $4)"];
        foreach (var value in IndexedValues.Of(name, payload, out var type))
        {
            insert.Run(run, name, (long)type, Stored(value));
        }
    }

    private static string? OrNull(string text) => text.Length == 0 ? null : text;

    private static string Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? string.Empty : row.GetString(column);
}
