using Aios.Temporal.Api.Command.V1;
using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Converters;
using Aios.Temporal.Exceptions;
using Aios.Temporal.Worker.Activations;
using Aios.Temporal.Worker.Interceptors;
using Aios.Temporal.Workflows;

namespace Aios.Temporal.Worker.Instance;

/// <summary>Child workflows of a run: started first, completed later.</summary>
internal sealed class ChildWorkflowCalls(InstanceState state, Func<WorkflowOutboundInterceptor> outbound)
{
    private const string CancelReason = "Cancelled by parent workflow";

    private readonly Dictionary<uint, PendingChild> pending = [];
    private uint lastSeq;

    public Task<ChildWorkflowHandle<TWorkflow, TResult>> StartAsync<TWorkflow, TResult>(StartChildWorkflowInput input)
    {
        var options = input.Options;
        var token = options.CancellationToken ?? state.Cancellation.Token;
        if (token.IsCancellationRequested)
        {
            return Task.FromException<ChildWorkflowHandle<TWorkflow, TResult>>(
                new CanceledFailureException("Child cancelled before scheduled"));
        }

        state.AssertNotFrozen("start a child workflow");
        var id = options.Id ?? state.Random.NewGuid().ToString();
        var converter = state.NeutralConverter.For(new ISerializationContext.Workflow(state.Info.Namespace, id));
        var seq = ++lastSeq;
        state.Add(new StartChildWorkflowCommand(seq, Attributes(id, input, converter), options.CancellationType)
        {
            UserMetadata = converter.ToUserMetadata(options.StaticSummary, options.StaticDetails),
        });
        var child = new PendingChild(new(), new());
        pending[seq] = child;
        var started = new TaskCompletionSource<ChildWorkflowHandle<TWorkflow, TResult>>();
        _ = state.QueueAsync(() => FollowAsync(seq, id, child, converter, started, token));
        return started.Task;
    }

    public void ResolveStart(uint seq, ChildWorkflowStartResolution result) => Find(seq).Start.TrySetResult(result);

    public void Resolve(uint seq, ChildWorkflowResolution result)
    {
        var child = Find(seq);
        if (result is ChildWorkflowResolution.Cancelled cancelled)
        {
            // A child that is given up between its request and its start never reports a start.
            child.Start.TrySetResult(new ChildWorkflowStartResolution.Cancelled(cancelled.Failure));
        }

        child.Result.TrySetResult(result);
    }

    public void Clear() => pending.Clear();

    private PendingChild Find(uint seq) => pending.TryGetValue(seq, out var child)
        ? child
        : throw new InvalidOperationException($"Resolution of child workflow {seq}, which is not pending");

    private StartChildWorkflowExecutionCommandAttributes Attributes(
        string id, StartChildWorkflowInput input, CallConverter converter)
    {
        var options = input.Options;
        var attributes = new StartChildWorkflowExecutionCommandAttributes
        {
            Namespace = state.Info.Namespace,
            WorkflowId = id,
            WorkflowType = new() { Name = input.Workflow },
            TaskQueue = new() { Name = options.TaskQueue ?? state.Info.TaskQueue, Kind = TaskQueueKind.Normal },
            Input = converter.ToInput(input.Args),
            Header = CallConverter.ToHeader(input.Headers),
            WorkflowExecutionTimeout = options.ExecutionTimeout?.ToDuration(),
            WorkflowRunTimeout = options.RunTimeout?.ToDuration(),
            WorkflowTaskTimeout = options.TaskTimeout?.ToDuration(),
            ParentClosePolicy = (Api.Enums.V1.ParentClosePolicy)options.ParentClosePolicy,
            WorkflowIdReusePolicy = options.IdReusePolicy,
            RetryPolicy = options.RetryPolicy?.ToProto(),
            CronSchedule = options.CronSchedule ?? string.Empty,
            SearchAttributes = options.TypedSearchAttributes?.ToProto(),
            InheritBuildId = VersioningIntents.IsCompatible(options.VersioningIntent, options.TaskQueue, state.Info),
            Priority = options.Priority?.ToProto(),
            VersioningOverride = options.VersioningOverride?.ToProto(),
        };
        if (options.Memo is not null)
        {
            attributes.Memo = new();
            MemoFields.AddTo(attributes.Memo.Fields, options.Memo, converter);
        }

        return attributes;
    }

    private async Task FollowAsync<TWorkflow, TResult>(
        uint seq,
        string id,
        PendingChild child,
        CallConverter converter,
        TaskCompletionSource<ChildWorkflowHandle<TWorkflow, TResult>> started,
        CancellationToken token)
    {
        try
        {
            using var registration = token.UnsafeRegister(_ => RequestCancel(seq), state: null);
            var start = await child.Start.Task.ConfigureAwait(true);
            if (start is not ChildWorkflowStartResolution.Succeeded succeeded)
            {
                started.SetException(StartFailure(start, converter));
                return;
            }

            var handle = new ChildHandle<TWorkflow, TResult>(outbound, converter, id, succeeded.RunId);
            started.SetResult(handle);
            switch (await child.Result.Task.ConfigureAwait(true))
            {
                case ChildWorkflowResolution.Completed completed:
                    handle.Result.SetResult(completed.Result);
                    break;
                case ChildWorkflowResolution.Failed failed:
                    handle.Fail(converter.ToException(failed.Failure));
                    break;
                case ChildWorkflowResolution.Cancelled cancelled:
                    handle.Fail(converter.ToException(cancelled.Failure));
                    break;
            }
        }
        catch (Exception e)
        {
            // Only a converter can throw here, and nobody awaits this task.
            state.Scheduler.Fail(e);
        }
        finally
        {
            pending.Remove(seq);
        }
    }

    private static Exception StartFailure(ChildWorkflowStartResolution start, CallConverter converter) => start switch
    {
        ChildWorkflowStartResolution.Cancelled cancelled => converter.ToException(cancelled.Failure),
        ChildWorkflowStartResolution.Failed { Cause: StartChildWorkflowExecutionFailedCause.WorkflowAlreadyExists } failed =>
            new WorkflowAlreadyStartedException(
                "Child workflow already started", failed.WorkflowId, failed.WorkflowType, "<unknown>"),
        ChildWorkflowStartResolution.Failed { Cause: StartChildWorkflowExecutionFailedCause.InvalidVersioningOverride } failed =>
            new InvalidVersioningOverrideException(
                "Child workflow versioning override is invalid", failed.WorkflowId, failed.WorkflowType),
        ChildWorkflowStartResolution.Failed failed => new InvalidOperationException(
            $"Child workflow {failed.WorkflowId} could not be started: {failed.Cause}"),
        _ => new InvalidOperationException($"A child start cannot resolve as {start.GetType().Name}"),
    };

    private void RequestCancel(uint seq)
    {
        if (pending.ContainsKey(seq))
        {
            state.Add(new CancelChildWorkflowCommand(seq, CancelReason));
        }
    }

    private sealed record PendingChild(
        TaskCompletionSource<ChildWorkflowStartResolution> Start,
        TaskCompletionSource<ChildWorkflowResolution> Result);
}
