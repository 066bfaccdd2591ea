using Aios.Temporal.Api.Common.V1;
using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Api.History.V1;
using Aios.Temporal.Server.Engine.State;
using Aios.Temporal.Server.Engine.Starting;
using Aios.Temporal.Server.Engine.WorkflowTasks;
using ProtoFailure = Aios.Temporal.Api.Failure.V1.Failure;

namespace Aios.Temporal.Server.Engine;

/// <summary>Every way a run ends. The close event is the last of the run.</summary>
internal static class RunClose
{
    public static void Complete(this Transition step, Payloads? result, long completedTaskEventId)
    {
        var successor = RunSuccession.TryCron(step, null, result);
        var happened = step.NewEvent(EventType.WorkflowExecutionCompleted);
        happened.WorkflowExecutionCompletedEventAttributes = new()
        {
            Result = result,
            WorkflowTaskCompletedEventId = completedTaskEventId,
            NewExecutionRunId = successor?.State.RunId ?? string.Empty,
        };
        Close(step, happened, WorkflowExecutionStatus.Completed);
    }

    public static void Fail(this Transition step, ProtoFailure failure, long completedTaskEventId)
    {
        var successor = RunSuccession.TryRetry(step, failure, out var retryState) ?? RunSuccession.TryCron(step, failure, null);
        var happened = step.NewEvent(EventType.WorkflowExecutionFailed);
        happened.WorkflowExecutionFailedEventAttributes = new()
        {
            Failure = failure,
            RetryState = retryState,
            WorkflowTaskCompletedEventId = completedTaskEventId,
            NewExecutionRunId = successor?.State.RunId ?? string.Empty,
        };
        Close(step, happened, WorkflowExecutionStatus.Failed);
    }

    public static void Cancel(this Transition step, Payloads? details, long completedTaskEventId)
    {
        var happened = step.NewEvent(EventType.WorkflowExecutionCanceled);
        happened.WorkflowExecutionCanceledEventAttributes = new()
        {
            Details = details,
            WorkflowTaskCompletedEventId = completedTaskEventId,
        };
        Close(step, happened, WorkflowExecutionStatus.Canceled);
    }

    public static void ContinueAsNew(this Transition step, WorkflowExecutionContinuedAsNewEventAttributes attributes)
    {
        var happened = step.NewEvent(EventType.WorkflowExecutionContinuedAsNew);
        happened.WorkflowExecutionContinuedAsNewEventAttributes = attributes;
        Close(step, happened, WorkflowExecutionStatus.ContinuedAsNew);
    }

    public static void Terminate(this Transition step, string reason, Payloads? details, string identity)
    {
        AbandonWorkflowTask(step);
        var happened = step.NewEvent(EventType.WorkflowExecutionTerminated);
        happened.WorkflowExecutionTerminatedEventAttributes = new() { Reason = reason, Details = details, Identity = identity };
        Close(step, happened, WorkflowExecutionStatus.Terminated);
    }

    /// <summary>The run or the whole execution has expired.</summary>
    public static void TimeOut(this Transition step)
    {
        AbandonWorkflowTask(step);
        var expired = step.State.ExecutionExpirationTime is { } limit && limit.ToDateTime() <= step.Now;
        var failure = new ProtoFailure
        {
            Message = "workflow timeout",
            Source = "Server",
            TimeoutFailureInfo = new() { TimeoutType = TimeoutType.StartToClose },
        };
        var retryState = RetryState.Timeout;
        var successor = expired ? null : RunSuccession.TryRetry(step, failure, out retryState) ?? RunSuccession.TryCron(step, failure, null);
        var happened = step.NewEvent(EventType.WorkflowExecutionTimedOut);
        happened.WorkflowExecutionTimedOutEventAttributes = new()
        {
            RetryState = retryState,
            NewExecutionRunId = successor?.State.RunId ?? string.Empty,
        };
        Close(step, happened, WorkflowExecutionStatus.TimedOut);
    }

    private static void AbandonWorkflowTask(Transition step)
    {
        if (step.HasStartedWorkflowTask)
        {
            step.FailWorkflowTask(WorkflowTaskFailedCause.ForceCloseCommand, null, string.Empty, scheduleNext: false);
        }

        step.State.WorkflowTask = null;
    }

    private static void Close(Transition step, HistoryEvent happened, WorkflowExecutionStatus status)
    {
        var state = step.State;
        // What no worker has seen is lost with the run; closing commands are refused while there is any.
        state.BufferedEvents.Clear();
        state.WorkflowTask = null;
        step.AppendDirectly(happened);
        state.Status = status;
        state.CloseTime = step.Time;
        state.NewExecutionRunId = step.Successor?.State.RunId ?? string.Empty;
        state.Pause = null;

        var work = new CloseWork { NotifyParent = state.Started.ParentWorkflowExecution is not null && step.Successor is null };
        work.Children.AddRange(state.Children.Values
            .Where(child => child.StartedEventId != 0 && child.ParentClosePolicy != ParentClosePolicy.Abandon)
            .Select(child => child.InitiatedEventId));
        state.CloseWork = work.NotifyParent || work.Children.Count > 0 ? work : null;
        step.Effects.Add(new RunEffect.Closed(status, step.Successor is not null));
    }
}
