using Aios.Temporal.Api.Command.V1;
using Aios.Temporal.Api.Common.V1;
using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Api.History.V1;
using Aios.Temporal.Api.WorkflowService.V1;
using Aios.Temporal.Server.Engine;
using Aios.Temporal.Server.Engine.Activities;
using Aios.Temporal.Server.Engine.Commands;
using Aios.Temporal.Server.Engine.Requests;
using Aios.Temporal.Server.Engine.Starting;
using Aios.Temporal.Server.Engine.State;
using Aios.Temporal.Server.Engine.Timers;
using Aios.Temporal.Server.Engine.Updates;
using Aios.Temporal.Server.Engine.WorkflowTasks;
using Google.Protobuf.WellKnownTypes;

namespace Aios.Temporal.Server.Tests.Engine;

/// <summary>One run of the pure engine with a clock that only tests move: what the server's shell does, without the shell.</summary>
internal sealed class RunDriver
{
    private readonly SequentialIds ids = new();

    public RunDriver(Action<WorkflowExecutionStartedEventAttributes>? configure = null, EngineLimits? limits = null)
    {
        Limits = limits ?? EngineLimits.Default;
        var attributes = new WorkflowExecutionStartedEventAttributes
        {
            WorkflowType = new() { Name = "Type" },
            TaskQueue = new() { Name = "queue", Kind = TaskQueueKind.Normal },
        };
        configure?.Invoke(attributes);
        var step = RunStart.Create(
            new NewRun
            {
                NamespaceId = "namespace-id",
                NamespaceName = "default",
                WorkflowId = "workflow",
                RunId = ids.NewId(),
                RequestId = "start-request",
                Attributes = attributes,
            },
            Now,
            Limits,
            ids).Finish();
        State = step.State;
        Take(step);
    }

    public DateTime Now { get; private set; } = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public EngineLimits Limits { get; }

    public RunState State { get; private set; }

    public List<HistoryEvent> History { get; } = [];

    public List<RunEffect> Effects { get; } = [];

    public UpdateRegistry Updates { get; } = new();

    public Transition? Successor { get; private set; }

    public IEnumerable<EventType> EventTypes => History.Select(happened => happened.EventType);

    public Transition Step() => Transition.Of(State, Now, Limits, ids);

    public void Do(Action<Transition> change)
    {
        var step = Step();
        change(step);
        Take(step.Finish());
    }

    public void Advance(TimeSpan time)
    {
        Now += time;
        while (RunTimers.NextDue(State) is { } due && due <= Now)
        {
            Take(RunTimers.Fire(Step()));
        }
    }

    public void StartWorkflowTask(bool sticky = false)
    {
        var step = Step();
        Assert.That(
            step.TryStartWorkflowTask(State.WorkflowTask.ScheduledEventId, State.WorkflowTask.Attempt, ids.NewId(), "worker", sticky),
            Is.True,
            "the pending workflow task could not be started");
        Take(step.Finish());
    }

    public CompletionResult CompleteWorkflowTask(params Command[] commands) => CompleteWorkflowTask(new RespondWorkflowTaskCompletedRequest(), commands);

    public CompletionResult CompleteWorkflowTask(RespondWorkflowTaskCompletedRequest request, params Command[] commands)
    {
        request.Identity = "worker";
        request.Commands.AddRange(commands);
        var task = State.WorkflowTask;
        var result = WorkflowTaskCompletion.Complete(
            State,
            new(task.ScheduledEventId, task.StartedEventId, task.Attempt),
            request,
            Updates,
            CommandValidation.None,
            Now,
            Limits,
            ids);
        if (result.Step is { } step)
        {
            Take(step);
        }

        return result;
    }

    public CompletionResult RunWorkflowTask(params Command[] commands)
    {
        StartWorkflowTask();
        return CompleteWorkflowTask(commands);
    }

    public void Signal(string name = "signal", string requestId = "") =>
        Do(step => step.Signal(new SignalRequest(name, null, null, "client", requestId)));

    public ActivityState StartActivity(string activityId)
    {
        var activity = Activity(activityId);
        var step = Step();
        Assert.That(step.TryStartActivity(activity.ScheduledEventId, activity.Stamp, ids.NewId(), "worker"), Is.True);
        Take(step.Finish());
        return Activity(activityId);
    }

    public ActivityState Activity(string activityId) => State.Activities.Values.Single(found => found.Attributes.ActivityId == activityId);

    public void Take(Transition step)
    {
        State = step.State;
        History.AddRange(step.Events);
        Effects.AddRange(step.Effects);
        Successor = step.Successor ?? Successor;
    }

    private sealed class SequentialIds : IIdSource
    {
        private int next;

        public string NewId() => $"00000000-0000-0000-0000-{++next:D12}";
    }
}

/// <summary>Commands, short enough to read in a row.</summary>
internal static class Commands
{
    public static Command Activity(string id, RetryPolicy? retry = null, TimeSpan? scheduleToClose = null, TimeSpan? heartbeat = null) => new()
    {
        CommandType = CommandType.ScheduleActivityTask,
        ScheduleActivityTaskCommandAttributes = new()
        {
            ActivityId = id,
            ActivityType = new() { Name = "Act" },
            StartToCloseTimeout = Duration.FromTimeSpan(TimeSpan.FromSeconds(10)),
            ScheduleToCloseTimeout = scheduleToClose is { } limit ? Duration.FromTimeSpan(limit) : null,
            HeartbeatTimeout = heartbeat is { } beat ? Duration.FromTimeSpan(beat) : null,
            RetryPolicy = retry,
        },
    };

    public static Command CancelActivity(long scheduledEventId) => new()
    {
        CommandType = CommandType.RequestCancelActivityTask,
        RequestCancelActivityTaskCommandAttributes = new() { ScheduledEventId = scheduledEventId },
    };

    public static Command Timer(string id, double seconds) => new()
    {
        CommandType = CommandType.StartTimer,
        StartTimerCommandAttributes = new() { TimerId = id, StartToFireTimeout = Duration.FromTimeSpan(TimeSpan.FromSeconds(seconds)) },
    };

    public static Command CancelTimer(string id) => new()
    {
        CommandType = CommandType.CancelTimer,
        CancelTimerCommandAttributes = new() { TimerId = id },
    };

    public static Command Complete() => new()
    {
        CommandType = CommandType.CompleteWorkflowExecution,
        CompleteWorkflowExecutionCommandAttributes = new(),
    };

    public static Command Fail(string type = "Error") => new()
    {
        CommandType = CommandType.FailWorkflowExecution,
        FailWorkflowExecutionCommandAttributes = new() { Failure = Failure(type) },
    };

    public static Command ContinueAsNew() => new()
    {
        CommandType = CommandType.ContinueAsNewWorkflowExecution,
        ContinueAsNewWorkflowExecutionCommandAttributes = new(),
    };

    public static Command Child(string workflowId) => new()
    {
        CommandType = CommandType.StartChildWorkflowExecution,
        StartChildWorkflowExecutionCommandAttributes = new() { WorkflowId = workflowId, WorkflowType = new() { Name = "Child" } },
    };

    public static Api.Failure.V1.Failure Failure(string type = "Error", bool nonRetryable = false) => new()
    {
        Message = "failed",
        ApplicationFailureInfo = new() { Type = type, NonRetryable = nonRetryable },
    };
}
