using Aios.Temporal.Api.Common.V1;
using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Api.History.V1;
using Aios.Temporal.Api.Sdk.V1;
using Aios.Temporal.Server.Engine.State;
using Google.Protobuf.WellKnownTypes;

namespace Aios.Temporal.Server.Engine.Starting;

/// <summary>What a new run is made of: the attributes of its first event, already validated, and what stands beside them.</summary>
internal sealed record NewRun
{
    public required string NamespaceId { get; init; }

    public required string NamespaceName { get; init; }

    public required string WorkflowId { get; init; }

    public required string RunId { get; init; }

    public required string RequestId { get; init; }

    /// <summary>Time-outs as requested: <see cref="RunStart"/> makes them effective.</summary>
    public required WorkflowExecutionStartedEventAttributes Attributes { get; init; }

    public UserMetadata? UserMetadata { get; init; }

    public IReadOnlyList<Link> Links { get; init; } = [];

    /// <summary>Children wait for their parent to record the start: no first task yet.</summary>
    public bool IsChild { get; init; }

    /// <summary>Cancel requests, signals and updates that came with the start make the first task due at once.</summary>
    public bool HasSignal { get; init; }
}

/// <summary>Creates a run: state, event 1 and what follows from it (server semantics 2.3-2.5).</summary>
internal static class RunStart
{
    public static Transition Create(NewRun run, DateTime now, EngineLimits limits, IIdSource ids)
    {
        var attributes = run.Attributes;
        MakeEffective(attributes, now, limits);
        attributes.WorkflowId = run.WorkflowId;
        attributes.Attempt = Math.Max(1, attributes.Attempt);
        attributes.FirstExecutionRunId = OrOwn(attributes.FirstExecutionRunId, run.RunId);
        attributes.OriginalExecutionRunId = OrOwn(attributes.OriginalExecutionRunId, run.RunId);

        var backoff = attributes.FirstWorkflowTaskBackoff?.ToTimeSpan() ?? TimeSpan.Zero;
        var state = new RunState
        {
            NamespaceId = run.NamespaceId,
            NamespaceName = run.NamespaceName,
            WorkflowId = run.WorkflowId,
            RunId = run.RunId,
            Started = attributes,
            UserMetadata = run.UserMetadata,
            StartTime = Timestamp.FromDateTime(now),
            ExecutionTime = Timestamp.FromDateTime(now + backoff),
            ExecutionExpirationTime = attributes.WorkflowExecutionExpirationTime,
            RunExpirationTime = RunExpiration(attributes, now, backoff),
            Status = WorkflowExecutionStatus.Running,
            NextEventId = 1,
            CreateRequestId = run.RequestId,
            WorkflowTaskAttempt = 1,
            FirstTaskBackoffUntil = backoff > TimeSpan.Zero ? Timestamp.FromDateTime(now + backoff) : null,
            Memo = attributes.Memo?.Clone() ?? new(),
            SearchAttributes = attributes.SearchAttributes?.Clone() ?? new(),
            Priority = attributes.Priority,
            AutoResetPoints = attributes.PrevAutoResetPoints?.Clone(),
        };
        state.RequestIds.Add(run.RequestId, new() { EventType = EventType.WorkflowExecutionStarted, EventId = 1 });

        var step = Transition.OfNew(state, now, limits, ids);
        var started = step.NewEvent(EventType.WorkflowExecutionStarted);
        started.WorkflowExecutionStartedEventAttributes = attributes.Clone();
        started.UserMetadata = run.UserMetadata;
        started.Links.AddRange(run.Links);
        step.AppendDirectly(started);
        if (!run.IsChild)
        {
            step.RequestWorkflowTask();
        }

        return step;
    }

    /// <summary>The earlier of run time-out and execution expiration; null: unlimited.</summary>
    public static Timestamp? RunExpiration(WorkflowExecutionStartedEventAttributes attributes, DateTime start, TimeSpan backoff)
    {
        var runTimeout = attributes.WorkflowRunTimeout.ToTimeSpan();
        DateTime? expiration = runTimeout > TimeSpan.Zero ? start + backoff + runTimeout : null;
        var execution = attributes.WorkflowExecutionExpirationTime?.ToDateTime();
        if (execution is { } limit && (expiration is null || limit < expiration))
        {
            expiration = limit;
        }

        return expiration is { } time ? Timestamp.FromDateTime(time) : null;
    }

    private static void MakeEffective(WorkflowExecutionStartedEventAttributes attributes, DateTime now, EngineLimits limits)
    {
        var execution = Capped(attributes.WorkflowExecutionTimeout, limits);
        var run = Capped(attributes.WorkflowRunTimeout, limits);
        if (run == TimeSpan.Zero || (execution > TimeSpan.Zero && run > execution))
        {
            run = execution;
        }

        var task = attributes.WorkflowTaskTimeout?.ToTimeSpan() ?? TimeSpan.Zero;
        task = task == TimeSpan.Zero ? limits.DefaultWorkflowTaskTimeout : task;
        task = task > limits.MaxWorkflowTaskTimeout ? limits.MaxWorkflowTaskTimeout : task;
        task = run > TimeSpan.Zero && task > run ? run : task;
        attributes.WorkflowExecutionTimeout = Duration.FromTimeSpan(execution);
        attributes.WorkflowRunTimeout = Duration.FromTimeSpan(run);
        attributes.WorkflowTaskTimeout = Duration.FromTimeSpan(task);
        if (execution > TimeSpan.Zero)
        {
            attributes.WorkflowExecutionExpirationTime ??= Timestamp.FromDateTime(now + execution);
        }
    }

    private static TimeSpan Capped(Duration? timeout, EngineLimits limits)
    {
        var time = timeout?.ToTimeSpan() ?? TimeSpan.Zero;
        return time > limits.MaxTimeout ? limits.MaxTimeout : time;
    }

    private static string OrOwn(string runId, string own) => runId.Length == 0 ? own : runId;
}
