using Aios.Temporal.Api.Common.V1;
using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Api.History.V1;
using Aios.Temporal.Server.Schedules;
using Google.Protobuf.WellKnownTypes;
using ProtoFailure = Aios.Temporal.Api.Failure.V1.Failure;

namespace Aios.Temporal.Server.Engine.Starting;

/// <summary>The run that follows a closing one by retry, cron or continue-as-new (server semantics 2.7, 6.9).</summary>
internal static class RunSuccession
{
    /// <summary>Retry of a failed or timed-out run; null with the reason when its policy declines.</summary>
    public static Transition? TryRetry(Transition step, ProtoFailure failure, out RetryState retryState)
    {
        var started = step.State.Started;
        var expiration = step.State.ExecutionExpirationTime?.ToDateTime();
        retryState = RetrySchedule.Next(started.RetryPolicy, started.Attempt, failure, step.Now, expiration, isActivity: false, out var delay);
        return retryState == RetryState.InProgress
            ? Create(step, Repeat(step, started.Attempt + 1, ContinueAsNewInitiator.Retry, failure, started.LastCompletionResult), delay)
            : null;
    }

    /// <summary>Next run of a cron workflow; null if it has no cron schedule or the chain has expired.</summary>
    public static Transition? TryCron(Transition step, ProtoFailure? failure, Payloads? lastResult)
    {
        var started = step.State.Started;
        if (started.CronSchedule.Length == 0)
        {
            return null;
        }

        var delay = CronSchedule.Parse(started.CronSchedule).NextDelay(step.State.ExecutionTime.ToDateTime(), step.Now);
        if (delay is null || (step.State.ExecutionExpirationTime is { } limit && step.Now + delay > limit.ToDateTime()))
        {
            return null;
        }

        return Create(step, Repeat(step, 1, ContinueAsNewInitiator.CronSchedule, failure, lastResult ?? started.LastCompletionResult), delay.Value);
    }

    /// <summary>Creates the successor with the given first attributes in the same commit.</summary>
    public static Transition Create(Transition step, WorkflowExecutionStartedEventAttributes attributes, TimeSpan backoff)
    {
        var state = step.State;
        var lifetime = step.Now - state.ExecutionTime.ToDateTime();
        if (lifetime + backoff < step.Limits.MinimalRunInterval && lifetime >= TimeSpan.Zero)
        {
            backoff = step.Limits.MinimalRunInterval - lifetime;
        }

        attributes.FirstWorkflowTaskBackoff = backoff > TimeSpan.Zero ? Duration.FromTimeSpan(backoff) : null;
        attributes.ContinuedExecutionRunId = state.RunId;
        attributes.FirstExecutionRunId = state.Started.FirstExecutionRunId;
        attributes.OriginalExecutionRunId = string.Empty;
        attributes.WorkflowExecutionExpirationTime = state.ExecutionExpirationTime;
        attributes.WorkflowExecutionTimeout = state.Started.WorkflowExecutionTimeout;
        attributes.ParentWorkflowNamespace = state.Started.ParentWorkflowNamespace;
        attributes.ParentWorkflowNamespaceId = state.Started.ParentWorkflowNamespaceId;
        attributes.ParentWorkflowExecution = state.Started.ParentWorkflowExecution?.Clone();
        attributes.ParentInitiatedEventId = state.Started.ParentInitiatedEventId;
        attributes.RootWorkflowExecution = state.Started.RootWorkflowExecution?.Clone();
        attributes.Priority ??= state.Started.Priority?.Clone();
        attributes.PrevAutoResetPoints = state.AutoResetPoints?.Clone();
        step.Successor = RunStart.Create(
            new NewRun
            {
                NamespaceId = state.NamespaceId,
                NamespaceName = state.NamespaceName,
                WorkflowId = state.WorkflowId,
                RunId = step.Ids.NewId(),
                RequestId = step.Ids.NewId(),
                Attributes = attributes,
                UserMetadata = state.UserMetadata?.Clone(),
            },
            step.Now,
            step.Limits,
            step.Ids).Finish();
        return step.Successor;
    }

    private static WorkflowExecutionStartedEventAttributes Repeat(
        Transition step, int attempt, ContinueAsNewInitiator initiator, ProtoFailure? failure, Payloads? lastResult)
    {
        var started = step.State.Started;
        return new()
        {
            WorkflowType = started.WorkflowType.Clone(),
            TaskQueue = started.TaskQueue.Clone(),
            Input = started.Input?.Clone(),
            Header = started.Header?.Clone(),
            Memo = started.Memo?.Clone(),
            SearchAttributes = step.State.SearchAttributes.Clone(),
            RetryPolicy = started.RetryPolicy?.Clone(),
            CronSchedule = started.CronSchedule,
            WorkflowRunTimeout = started.WorkflowRunTimeout.Clone(),
            WorkflowTaskTimeout = started.WorkflowTaskTimeout.Clone(),
            Identity = started.Identity,
            Attempt = attempt,
            Initiator = initiator,
            ContinuedFailure = failure?.Clone(),
            LastCompletionResult = lastResult?.Clone(),
            VersioningOverride = started.VersioningOverride?.Clone(),
        };
    }
}
