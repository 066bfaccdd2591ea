using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Api.History.V1;
using Aios.Temporal.Server.Storage;

namespace Aios.Temporal.Server.Tests.Storage;

/// <summary>Runs, events and records for tests of stores.</summary>
internal static class StoreSamples
{
    public static readonly DateTime Start = new(2030, 1, 2, 3, 4, 5, DateTimeKind.Utc);

    public static RunKey Key(string workflowId = "w", string runId = "r", string namespaceId = "n") => new(namespaceId, workflowId, runId);

    public static HistoryEvent Event(long id, int bytes = 10) => new()
    {
        EventId = id,
        EventType = EventType.MarkerRecorded,
        MarkerRecordedEventAttributes = new() { MarkerName = new string('m', bytes) },
    };

    public static IReadOnlyList<HistoryEvent> Events(long first, int count, int bytes = 10) =>
        [.. Enumerable.Range(0, count).Select(index => Event(first + index, bytes))];

    public static RunWrite Run(RunKey key, byte state = 1, bool isPending = true, IReadOnlyList<HistoryEvent>? events = null, VisibilityRecord? record = null) =>
        new() { Key = key, State = [state], IsPending = isPending, NewEvents = events ?? [], Visibility = record };

    public static VisibilityRecord Record(RunKey key, WorkflowExecutionStatus status = WorkflowExecutionStatus.Running, int startSecond = 0) => new()
    {
        Key = key,
        WorkflowType = "type",
        TaskQueue = "queue",
        Status = status,
        StartTime = Start.AddSeconds(startSecond),
        ExecutionTime = Start.AddSeconds(startSecond),
        CloseTime = status == WorkflowExecutionStatus.Running ? null : Start.AddSeconds(startSecond + 60),
    };

    public static StoreCommit Commit(params RunWrite[] runs)
    {
        var commit = new StoreCommit();
        commit.Runs.AddRange(runs);
        return commit;
    }

    public static StoreCommit Commit(params DocumentWrite[] documents)
    {
        var commit = new StoreCommit();
        commit.Documents.AddRange(documents);
        return commit;
    }
}
