using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Api.History.V1;
using Aios.Temporal.Server.Engine;
using Aios.Temporal.Server.Engine.Requests;
using Aios.Temporal.Server.Engine.Starting;
using Aios.Temporal.Server.Engine.State;

namespace Aios.Temporal.Server.Runs;

/// <summary>A start, with its policies made explicit.</summary>
internal sealed record StartRequest(NewRun Run, WorkflowIdReusePolicy ReusePolicy, WorkflowIdConflictPolicy ConflictPolicy)
{
    /// <summary>Delivered with the start, or to the run that is there already.</summary>
    public SignalRequest? Signal { get; init; }

    /// <summary>With USE_EXISTING: remember this request on the existing run.</summary>
    public bool AttachRequest { get; init; }

    /// <summary>Hand the first workflow task to the caller at once, as this identity.</summary>
    public string? EagerIdentity { get; init; }
}

/// <summary>What a start led to. <paramref name="Started"/>: a new run, now or by an earlier call with the same request id.</summary>
internal sealed record StartResult(LiveRun Run, bool Started);

/// <summary>A child to start: its parent, the parent's record and the event that initiated it.</summary>
internal sealed record ChildStart(RunState Parent, ChildState Child, StartChildWorkflowExecutionInitiatedEventAttributes Initiated);

/// <summary>Starts runs under the policies for workflow ids (server semantics 2.2, 2.8, 2.9).</summary>
internal sealed class RunStarter(RunService runs)
{
    private const string TerminatedByStart = "TerminateIfRunning WorkflowIdReusePolicy";

    public async Task<StartResult> StartAsync(StartRequest request, CancellationToken cancellationToken = default)
    {
        using var held = await runs.LockAsync(request.Run.NamespaceId, request.Run.WorkflowId, cancellationToken);
        return await StartUnderLockAsync(request, cancellationToken);
    }

    /// <summary>As <see cref="StartAsync"/>, for callers that hold the lock of the workflow id.</summary>
    public async Task<StartResult> StartUnderLockAsync(StartRequest request, CancellationToken cancellationToken = default)
    {
        var current = await CurrentAsync(request.Run, cancellationToken);
        if (current is null)
        {
            return await CreateAsync(request, null);
        }

        if (current.State.CreateRequestId == request.Run.RequestId)
        {
            return new(current, Started: true);
        }

        if (current.State.RequestIds.ContainsKey(request.Run.RequestId))
        {
            return new(current, Started: false);
        }

        return current.State.Status is WorkflowExecutionStatus.Running or WorkflowExecutionStatus.Paused
            ? await OnRunningAsync(request, current)
            : await OnClosedAsync(request, current);
    }

    /// <returns>The run id of the child's first run.</returns>
    public async Task<string> StartChildAsync(ChildStart start)
    {
        var (parent, child, initiated) = start;
        var root = parent.Started.RootWorkflowExecution ?? new() { WorkflowId = parent.WorkflowId, RunId = parent.RunId };
        var result = await StartAsync(new(
            new NewRun
            {
                NamespaceId = parent.NamespaceId,
                NamespaceName = parent.NamespaceName,
                WorkflowId = child.WorkflowId,
                RunId = runs.Ids.NewId(),
                RequestId = child.RequestId,
                IsChild = true,
                Attributes = new()
                {
                    WorkflowType = initiated.WorkflowType,
                    TaskQueue = initiated.TaskQueue,
                    Input = initiated.Input,
                    WorkflowExecutionTimeout = initiated.WorkflowExecutionTimeout,
                    WorkflowRunTimeout = initiated.WorkflowRunTimeout,
                    WorkflowTaskTimeout = initiated.WorkflowTaskTimeout,
                    RetryPolicy = initiated.RetryPolicy,
                    CronSchedule = initiated.CronSchedule,
                    FirstWorkflowTaskBackoff = CronBackoff(initiated.CronSchedule),
                    Header = initiated.Header,
                    Memo = initiated.Memo,
                    SearchAttributes = initiated.SearchAttributes,
                    Priority = initiated.Priority ?? parent.Priority,
                    ParentWorkflowNamespace = parent.NamespaceName,
                    ParentWorkflowNamespaceId = parent.NamespaceId,
                    ParentWorkflowExecution = new() { WorkflowId = parent.WorkflowId, RunId = parent.RunId },
                    ParentInitiatedEventId = child.InitiatedEventId,
                    RootWorkflowExecution = root.Clone(),
                },
            },
            initiated.WorkflowIdReusePolicy,
            WorkflowIdConflictPolicy.Fail));
        return result.Run.State.Started.FirstExecutionRunId;
    }

    public Google.Protobuf.WellKnownTypes.Duration? CronBackoff(string cron)
    {
        if (cron.Length == 0)
        {
            return null;
        }

        var now = runs.Clock.UtcNow;
        return Schedules.CronSchedule.Parse(cron).NextDelay(now, now) is { } delay
            ? Google.Protobuf.WellKnownTypes.Duration.FromTimeSpan(delay)
            : null;
    }

    private async Task<LiveRun?> CurrentAsync(NewRun run, CancellationToken cancellationToken)
    {
        var current = await runs.Store.ReadCurrentRunAsync(run.NamespaceId, run.WorkflowId, cancellationToken);
        return current is null ? null : await runs.FindAsync(new(run.NamespaceId, run.WorkflowId, current.RunId), cancellationToken);
    }

    private async Task<StartResult> OnRunningAsync(StartRequest request, LiveRun current)
    {
        switch (request.ConflictPolicy)
        {
            case WorkflowIdConflictPolicy.UseExisting:
                if (request.Signal is not null || request.AttachRequest)
                {
                    var step = runs.Step(current);
                    if (request.AttachRequest)
                    {
                        step.AttachRequest(request.Run.RequestId, request.Run.Links, request.Run.Attributes.Identity);
                    }

                    if (request.Signal is { } signal)
                    {
                        step.Signal(signal);
                    }

                    await runs.CommitAsync(current, step.Finish());
                }

                return new(current, Started: false);
            case WorkflowIdConflictPolicy.TerminateExisting:
                return await CreateAsync(request, current);
            default:
                throw ServiceException.AlreadyStarted(
                    $"Workflow execution is already running. WorkflowId: {current.Key.WorkflowId}, RunId: {current.Key.RunId}.",
                    current.State.CreateRequestId,
                    current.Key.RunId,
                    current.State.Started.FirstExecutionRunId);
        }
    }

    private async Task<StartResult> OnClosedAsync(StartRequest request, LiveRun current)
    {
        var finishedWell = current.State.Status is WorkflowExecutionStatus.Completed or WorkflowExecutionStatus.ContinuedAsNew;
        var refusal = request.ReusePolicy switch
        {
            WorkflowIdReusePolicy.AllowDuplicateFailedOnly when finishedWell => "Workflow execution already finished successfully.",
            WorkflowIdReusePolicy.RejectDuplicate => "Workflow execution already finished.",
            _ => null,
        };
        return refusal is null
            ? await CreateAsync(request, null)
            : throw ServiceException.AlreadyStarted(
                $"{refusal} WorkflowId: {current.Key.WorkflowId}, RunId: {current.Key.RunId}.",
                current.State.CreateRequestId,
                current.Key.RunId,
                current.State.Started.FirstExecutionRunId);
    }

    private async Task<StartResult> CreateAsync(StartRequest request, LiveRun? terminated)
    {
        var created = RunStart.Create(request.Run, runs.Clock.UtcNow, runs.Limits, runs.Ids);
        if (request.Signal is { } signal)
        {
            created.Signal(signal);
        }

        created.Finish();
        if (request.EagerIdentity is { } identity && created.State.WorkflowTask is { } task)
        {
            Engine.WorkflowTasks.WorkflowTaskStart.TryStartWorkflowTask(
                created, task.ScheduledEventId, task.Attempt, request.Run.RequestId, identity, fromStickyQueue: false);
            created.Effects.RemoveAll(effect => effect is RunEffect.DispatchWorkflowTask);
        }

        List<(LiveRun, Transition)> steps = [];
        if (terminated is not null)
        {
            var step = runs.Step(terminated);
            step.Terminate(TerminatedByStart, Payload($"terminated by new runID: {request.Run.RunId}"), "history-service");
            steps.Add((terminated, step.Finish()));
        }

        await runs.CommitAsync(steps, [created]);
        var live = await runs.FindAsync(RunService.KeyOf(created.State));
        return new(live!, Started: true);
    }

    private static Api.Common.V1.Payloads Payload(string text) => new()
    {
        Payloads_ =
        {
            new Api.Common.V1.Payload
            {
                Metadata = { ["encoding"] = Google.Protobuf.ByteString.CopyFromUtf8("json/plain") },
                Data = Google.Protobuf.ByteString.CopyFromUtf8(System.Text.Json.JsonSerializer.Serialize(text)),
            },
        },
    };
}
