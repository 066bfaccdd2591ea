using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Api.History.V1;
using Aios.Temporal.Api.Protocol.V1;
using Aios.Temporal.Api.Update.V1;
using Aios.Temporal.Api.WorkflowService.V1;
using Aios.Temporal.Testing.Histories;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using ProtoHistory = Aios.Temporal.Api.History.V1.History;

namespace Aios.Temporal.Tests.Worker.Runs;

/// <summary>The workflow tasks that a server would have sent while this history was written.</summary>
internal sealed class ServerTasks(ProtoHistory history)
{
    private readonly List<HistoryEvent> events = [.. history.Events];

    /// <summary>Started events of the tasks that a worker saw and did not fail.</summary>
    public IReadOnlyList<long> Started { get; } = [.. Find(history)];

    /// <summary>The task as a sticky queue delivers it: only what came after the task before.</summary>
    public PollWorkflowTaskQueueResponse Incremental(int index) =>
        Create(index, from: index == 0 ? 0 : Started[index - 1]);

    /// <summary>The task with the complete history.</summary>
    public PollWorkflowTaskQueueResponse Full(int index) => Create(index, from: 0);

    /// <summary>Pages of the history up to the task's started event.</summary>
    public GetWorkflowExecutionHistoryResponse Page(int index, ByteString token, int pageSize)
    {
        var skip = token.IsEmpty ? 0 : int.Parse(token.ToStringUtf8(), System.Globalization.CultureInfo.InvariantCulture);
        var end = (int)Started[index];
        var next = Math.Min(skip + pageSize, end);
        return new GetWorkflowExecutionHistoryResponse
        {
            History = new() { Events = { events[skip..next] } },
            NextPageToken = next == end ? ByteString.Empty : ByteString.CopyFromUtf8($"{next}"),
        };
    }

    public static PollWorkflowTaskQueueResponse LastOf(HistoryBuilder builder)
    {
        var tasks = new ServerTasks(builder.Build());
        return tasks.Full(tasks.Started.Count - 1);
    }

    public static Message UpdateRequest(string updateId, long sequencingEventId, string name = "upd") => new()
    {
        Id = $"{updateId}/request",
        ProtocolInstanceId = updateId,
        EventId = sequencingEventId,
        Body = Any.Pack((IMessage)new Request { Meta = new() { UpdateId = updateId }, Input = new() { Name = name } }),
    };

    public static PollWorkflowTaskQueueResponse LegacyQuery(ProtoHistory? history, long previousStarted, string type = "q") => new()
    {
        TaskToken = ByteString.CopyFromUtf8("query"),
        WorkflowExecution = new() { WorkflowId = "wf", RunId = HistoryBuilder.RunId },
        WorkflowType = new() { Name = "TestWorkflow" },
        PreviousStartedEventId = previousStarted,
        Attempt = 1,
        History = history ?? new(),
        Query = new() { QueryType = type },
    };

    private PollWorkflowTaskQueueResponse Create(int index, long from)
    {
        var started = Started[index];
        var task = new PollWorkflowTaskQueueResponse
        {
            TaskToken = ByteString.CopyFromUtf8($"task-{started}"),
            WorkflowExecution = new() { WorkflowId = "wf", RunId = HistoryBuilder.RunId },
            WorkflowType = new() { Name = "TestWorkflow" },
            PreviousStartedEventId = index == 0 ? 0 : Started[index - 1],
            StartedEventId = started,
            Attempt = 1,
            History = new() { Events = { events.Where(e => e.EventId > from && e.EventId <= started) } },
        };
        foreach (var e in events.Skip((int)started + 1).TakeWhile(e => e.EventType is not EventType.WorkflowTaskStarted))
        {
            if (e.WorkflowExecutionUpdateAcceptedEventAttributes is { } accepted
                && accepted.AcceptedRequestSequencingEventId < started
                && !events.Any(a => a.WorkflowExecutionUpdateAdmittedEventAttributes?.Request.Meta.UpdateId == accepted.ProtocolInstanceId))
            {
                task.Messages.Add(new Message
                {
                    Id = accepted.AcceptedRequestMessageId,
                    ProtocolInstanceId = accepted.ProtocolInstanceId,
                    EventId = accepted.AcceptedRequestSequencingEventId,
                    Body = Any.Pack((IMessage)accepted.AcceptedRequest),
                });
            }
        }

        return task;
    }

    private static IEnumerable<long> Find(ProtoHistory history)
    {
        for (var i = 0; i < history.Events.Count; i++)
        {
            var next = i + 1 < history.Events.Count ? history.Events[i + 1].EventType : EventType.WorkflowTaskCompleted;
            if (history.Events[i].EventType is EventType.WorkflowTaskStarted && next is EventType.WorkflowTaskCompleted)
            {
                yield return history.Events[i].EventId;
            }
        }
    }
}
