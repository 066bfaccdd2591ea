using Aios.Temporal.Api.Common.V1;
using Aios.Temporal.Api.History.V1;
using Aios.Temporal.Api.TaskQueue.V1;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace Aios.Benchmarks;

/// <summary>A finished run of <see cref="ManyActivities"/> with about 10,000 events, six for each activity.</summary>
internal static class LongHistory
{
    private const int Activities = 1666;
    private static readonly TaskQueue Queue = new() { Name = "bench", Kind = TaskQueueKind.Normal };

    public static WorkflowHistory Create()
    {
        var events = new List<HistoryEvent>();
        Add(EventType.WorkflowExecutionStarted, e => e.WorkflowExecutionStartedEventAttributes = new()
        {
            WorkflowType = new() { Name = nameof(ManyActivities) },
            TaskQueue = Queue,
            Input = new() { Payloads_ = { Json($"{Activities}") } },
            OriginalExecutionRunId = "3810360e-65c1-4501-bd4a-6b603be62c63",
            FirstExecutionRunId = "3810360e-65c1-4501-bd4a-6b603be62c63",
            WorkflowTaskTimeout = Duration.FromTimeSpan(TimeSpan.FromSeconds(10)),
            Attempt = 1,
        });
        for (var activity = 1; activity <= Activities; activity++)
        {
            var completed = AddWorkflowTask();
            var scheduled = Add(EventType.ActivityTaskScheduled, e => e.ActivityTaskScheduledEventAttributes = new()
            {
                ActivityId = $"{activity}",
                ActivityType = new() { Name = nameof(BenchmarkActivities.Append) },
                TaskQueue = Queue,
                WorkflowTaskCompletedEventId = completed,
                StartToCloseTimeout = Duration.FromTimeSpan(TimeSpan.FromMinutes(1)),
            });
            var started = Add(EventType.ActivityTaskStarted, e => e.ActivityTaskStartedEventAttributes = new()
            {
                ScheduledEventId = scheduled,
                Attempt = 1,
            });
            Add(EventType.ActivityTaskCompleted, e => e.ActivityTaskCompletedEventAttributes = new()
            {
                ScheduledEventId = scheduled,
                StartedEventId = started,
                Result = new() { Payloads_ = { Json("\"x.\"") } },
            });
        }

        var last = AddWorkflowTask();
        Add(EventType.WorkflowExecutionCompleted, e => e.WorkflowExecutionCompletedEventAttributes = new()
        {
            WorkflowTaskCompletedEventId = last,
        });
        return new("bench", events);

        long AddWorkflowTask()
        {
            var scheduled = Add(EventType.WorkflowTaskScheduled, e => e.WorkflowTaskScheduledEventAttributes = new()
            {
                TaskQueue = Queue,
                Attempt = 1,
                StartToCloseTimeout = Duration.FromTimeSpan(TimeSpan.FromSeconds(10)),
            });
            var started = Add(EventType.WorkflowTaskStarted, e => e.WorkflowTaskStartedEventAttributes = new() { ScheduledEventId = scheduled });
            return Add(EventType.WorkflowTaskCompleted, e => e.WorkflowTaskCompletedEventAttributes = new()
            {
                ScheduledEventId = scheduled,
                StartedEventId = started,
                SdkMetadata = new() { CoreUsedFlags = { 1, 2, 3 }, LangUsedFlags = { 2 } },
            });
        }

        long Add(EventType type, Action<HistoryEvent> fill)
        {
            var historyEvent = new HistoryEvent
            {
                EventId = events.Count + 1,
                EventType = type,
                EventTime = Timestamp.FromDateTime(DateTime.UnixEpoch.AddSeconds(events.Count)),
            };
            fill(historyEvent);
            events.Add(historyEvent);
            return historyEvent.EventId;
        }
    }

    private static Payload Json(string json) => new()
    {
        Metadata = { ["encoding"] = ByteString.CopyFromUtf8("json/plain") },
        Data = ByteString.CopyFromUtf8(json),
    };
}
