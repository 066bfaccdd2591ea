using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Api.History.V1;
using Aios.Temporal.Api.Protocol.V1;
using Aios.Temporal.Api.WorkflowService.V1;
using Aios.Temporal.Testing.Histories;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace Aios.Temporal.Tests.Worker.Runs.Simulation;

/// <summary>
/// A server for one run that follows the rules of history: events that arrive during a workflow task wait for its
/// commands, a cancelled timer takes its buffered fire with it, a closing command with news is refused, an update that
/// is only rejected leaves no trace. Its dice do not depend on the worker.
/// </summary>
internal sealed partial class FakeServer
{
    private readonly Random random;
    private readonly List<HistoryEvent> events = [];
    private readonly List<HistoryEvent> buffered = [];
    private readonly List<Message> messages = [];
    private long lastStarted;
    private long scheduled;
    private bool isSpeculative;
    private bool inTask;
    private bool forced;
    private int updateCount;

    public FakeServer(int seed)
    {
        random = new Random(seed);
        Add(EventType.WorkflowExecutionStarted, e => e.WorkflowExecutionStartedEventAttributes = new()
        {
            WorkflowType = new() { Name = "TestWorkflow" },
            OriginalExecutionRunId = HistoryBuilder.RunId,
            WorkflowTaskTimeout = Duration.FromTimeSpan(TimeSpan.FromSeconds(10)),
        });
        Needs = true;
    }

    public IReadOnlyList<HistoryEvent> Events => events;

    public bool IsClosed { get; private set; }

    /// <summary>Workflow tasks started so far.</summary>
    public int TaskCount { get; private set; }

    public int Discarded { get; private set; }

    private bool Needs { get; set; }

    /// <summary>Lets something happen outside until a workflow task is needed.</summary>
    public void Happen()
    {
        for (var i = 0; i < 100 && !Needs && !forced && messages.Count == 0; i++)
        {
            HappenOnce();
        }

        if (!Needs && !forced && messages.Count == 0)
        {
            Signal();
        }
    }

    public PollWorkflowTaskQueueResponse StartTask()
    {
        isSpeculative = !Needs && !forced && messages.Count > 0;
        Needs = false;
        forced = false;
        inTask = true;
        TaskCount++;
        Add(EventType.WorkflowTaskScheduled, e => e.WorkflowTaskScheduledEventAttributes = new());
        scheduled = events.Count;
        Add(EventType.WorkflowTaskStarted, e => e.WorkflowTaskStartedEventAttributes = new() { ScheduledEventId = scheduled });
        var task = new PollWorkflowTaskQueueResponse
        {
            TaskToken = ByteString.CopyFromUtf8($"task-{TaskCount}"),
            WorkflowExecution = new() { WorkflowId = "wf", RunId = HistoryBuilder.RunId },
            WorkflowType = new() { Name = "TestWorkflow" },
            PreviousStartedEventId = lastStarted,
            StartedEventId = events.Count,
            Attempt = 1,
            History = new() { Events = { events.Skip((int)lastStarted).Select(e => e.Clone()) } },
        };
        foreach (var message in messages)
        {
            message.EventId = events.Count - 1;
            task.Messages.Add(message.Clone());
        }

        // Some news arrive while the worker is busy.
        if (random.Next(4) == 0)
        {
            HappenOnce();
        }

        return task;
    }

    /// <summary>The worker never answered in time: its work is lost.</summary>
    public void TimeOutTask()
    {
        Add(EventType.WorkflowTaskTimedOut, e => e.WorkflowTaskTimedOutEventAttributes = new()
        {
            ScheduledEventId = scheduled,
            StartedEventId = scheduled + 1,
        });
        EndTask(needsAnother: true);
    }

    /// <summary>Null: refused because of news.</summary>
    public RespondWorkflowTaskCompletedResponse? Complete(RespondWorkflowTaskCompletedRequest request)
    {
        var closes = request.Commands.Any(c => ClosingEvents.ContainsKey(c.CommandType));
        if (closes && buffered.Count > 0)
        {
            Add(EventType.WorkflowTaskFailed, e => e.WorkflowTaskFailedEventAttributes = new()
            {
                ScheduledEventId = scheduled,
                StartedEventId = scheduled + 1,
                Cause = WorkflowTaskFailedCause.UnhandledCommand,
            });
            EndTask(needsAnother: true);
            return null;
        }

        if (isSpeculative && request.Commands.Count == 0 && !request.ForceCreateNewWorkflowTask)
        {
            Discarded++;
            events.RemoveRange(events.Count - 2, 2);
            messages.Clear();
            EndTask(needsAnother: false);
            return new RespondWorkflowTaskCompletedResponse { ResetHistoryEventId = lastStarted };
        }

        lastStarted = scheduled + 1;
        Add(EventType.WorkflowTaskCompleted, e => e.WorkflowTaskCompletedEventAttributes = new()
        {
            ScheduledEventId = scheduled,
            StartedEventId = lastStarted,
            SdkMetadata = request.SdkMetadata,
        });
        messages.Clear();
        foreach (var command in request.Commands)
        {
            Apply(command, request);
        }

        forced = request.ForceCreateNewWorkflowTask;
        EndTask(needsAnother: false);
        return new RespondWorkflowTaskCompletedResponse();
    }

    private void EndTask(bool needsAnother)
    {
        inTask = false;
        Needs |= needsAnother;
        foreach (var e in buffered)
        {
            Append(e);
            Needs = true;
        }

        buffered.Clear();
    }

    private void Add(EventType type, Action<HistoryEvent> attributes)
    {
        var e = new HistoryEvent { EventType = type };
        attributes(e);
        Append(e);
    }

    /// <summary>Something from outside: it waits while a workflow task is under way.</summary>
    private void News(EventType type, Action<HistoryEvent> attributes)
    {
        var e = new HistoryEvent { EventType = type };
        attributes(e);
        if (inTask)
        {
            buffered.Add(e);
        }
        else
        {
            Append(e);
            Needs = true;
        }
    }

    private void Append(HistoryEvent e)
    {
        e.EventId = events.Count + 1;
        e.EventTime = Timestamp.FromDateTime(new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddSeconds(events.Count));
        events.Add(e);
    }
}
