using Aios.Temporal.Api.Common.V1;
using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Api.History.V1;
using Aios.Temporal.Server.Engine.State;

namespace Aios.Temporal.Server.Engine.Requests;

/// <summary>A signal, from a client or from another workflow.</summary>
internal sealed record SignalRequest(
    string Name, Payloads? Input, Header? Header, string Identity, string RequestId, WorkflowExecution? External = null);

/// <summary>A cancel request, from a client or from another workflow.</summary>
internal sealed record CancelRequest(
    string Reason, string Identity, string RequestId, WorkflowExecution? External = null, long ExternalInitiatedEventId = 0);

/// <summary>What clients and other workflows do to a run (server semantics 6.2-6.4).</summary>
internal static class RunRequests
{
    public static void Signal(this Transition step, SignalRequest request)
    {
        var state = step.State;
        if (request.RequestId.Length > 0 && state.SignalRequestIds.Contains(request.RequestId))
        {
            return;
        }

        if (!step.IsOpen)
        {
            throw ServiceException.RunClosed();
        }

        if (state.SignalCount >= step.Limits.SignalsPerRun)
        {
            throw ServiceException.InvalidArgument("exceeded workflow execution limit for signal events");
        }

        RefuseWhileClosing(step);
        if (request.RequestId.Length > 0)
        {
            state.SignalRequestIds.Add(request.RequestId);
        }

        state.SignalCount++;
        var happened = step.NewEvent(EventType.WorkflowExecutionSignaled);
        happened.WorkflowExecutionSignaledEventAttributes = new()
        {
            SignalName = request.Name,
            Input = request.Input,
            Identity = request.Identity,
            Header = request.Header,
            ExternalWorkflowExecution = request.External,
            RequestId = request.RequestId,
        };
        step.AppendOrBuffer(happened);
        step.RequestWorkflowTask();
    }

    /// <summary>Closed or already asked: success without effect.</summary>
    public static void RequestCancel(this Transition step, CancelRequest request)
    {
        var state = step.State;
        if (!step.IsOpen || state.CancelRequested)
        {
            return;
        }

        state.CancelRequested = true;
        state.CancelRequestId = request.RequestId;
        var happened = step.NewEvent(EventType.WorkflowExecutionCancelRequested);
        happened.WorkflowExecutionCancelRequestedEventAttributes = new()
        {
            Cause = request.Reason,
            Identity = request.Identity,
            ExternalWorkflowExecution = request.External,
            ExternalInitiatedEventId = request.ExternalInitiatedEventId,
        };
        step.AppendOrBuffer(happened);
        step.RequestWorkflowTask(evenInBackoff: true);
    }

    /// <summary>A worker is being shown what made its closing command fail: nothing new until it has answered.</summary>
    public static void RefuseWhileClosing(Transition step)
    {
        if (step.State.CloseAttempted && step.HasStartedWorkflowTask)
        {
            throw ServiceException.Busy("workflow operation can not be applied because workflow is closing");
        }
    }

    /// <summary>Attaches a start request to a running execution (on-conflict options).</summary>
    public static void AttachRequest(this Transition step, string requestId, IEnumerable<Link> links, string identity)
    {
        if (step.State.RequestIds.ContainsKey(requestId))
        {
            return;
        }

        var happened = step.NewEvent(EventType.WorkflowExecutionOptionsUpdated);
        happened.WorkerMayIgnore = true;
        happened.Links.AddRange(links);
        happened.WorkflowExecutionOptionsUpdatedEventAttributes = new() { AttachedRequestId = requestId, Identity = identity };
        step.AppendOrBuffer(happened);
        step.State.RequestIds.Add(requestId, new RequestIdRecord
        {
            EventType = EventType.WorkflowExecutionOptionsUpdated,
            EventId = happened.EventId,
        });
    }

    public static void Pause(this Transition step, string identity, string reason, string requestId)
    {
        var state = step.State;
        if (!step.IsOpen)
        {
            throw ServiceException.RunClosed();
        }

        if (state.Pause is { } paused)
        {
            if (paused.RequestId == requestId)
            {
                return;
            }

            throw ServiceException.FailedPrecondition("workflow is already paused.");
        }

        Write(step, EventType.WorkflowExecutionPaused, happened => happened.WorkflowExecutionPausedEventAttributes = new()
        {
            Identity = identity,
            Reason = reason,
            RequestId = requestId,
        });
        state.Status = WorkflowExecutionStatus.Paused;
        state.Pause = new() { Identity = identity, Reason = reason, RequestId = requestId, PauseTime = step.Time };
        foreach (var activity in state.Activities.Values)
        {
            activity.Stamp++;
        }
    }

    public static void Unpause(this Transition step, string identity, string reason, string requestId)
    {
        if (step.State.Pause is null)
        {
            throw ServiceException.FailedPrecondition("workflow is not paused.");
        }

        Write(step, EventType.WorkflowExecutionUnpaused, happened => happened.WorkflowExecutionUnpausedEventAttributes = new()
        {
            Identity = identity,
            Reason = reason,
            RequestId = requestId,
        });
        step.State.Status = WorkflowExecutionStatus.Running;
        step.State.Pause = null;
        foreach (var activity in step.State.Activities.Values.Where(activity => activity.StartedTime is null))
        {
            step.Effects.Add(new RunEffect.DispatchActivity(
                activity.Attributes.TaskQueue.Name, activity.ScheduledEventId, activity.Stamp, activity.Attempt));
        }

        step.RequestWorkflowTask();
    }

    private static void Write(Transition step, EventType type, Action<HistoryEvent> fill)
    {
        var happened = step.NewEvent(type);
        happened.WorkerMayIgnore = true;
        fill(happened);
        step.AppendOrBuffer(happened);
    }
}
