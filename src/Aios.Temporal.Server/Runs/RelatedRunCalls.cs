using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Api.History.V1;
using Aios.Temporal.Server.Engine;
using Aios.Temporal.Server.Engine.Related;
using Aios.Temporal.Server.Engine.Requests;
using Aios.Temporal.Server.Engine.State;
using Aios.Temporal.Server.Storage;
using Grpc.Core;

namespace Aios.Temporal.Server.Runs;

/// <summary>The calls of the outbox, one step at a time: other run first, then the owner's record of it.</summary>
internal sealed class RelatedRunCalls(RunService runs)
{
    private const string HistoryService = "history-service";

    public async Task StartChildAsync(RunKey owner, long initiatedEventId)
    {
        var parent = await runs.RequireAsync(owner.NamespaceId, owner.WorkflowId, owner.RunId);
        if (!IsOpen(parent.State) || !parent.State.Children.TryGetValue(initiatedEventId, out var child) || child.StartedEventId != 0)
        {
            return;
        }

        var initiated = (await EventAsync(parent, initiatedEventId)).StartChildWorkflowExecutionInitiatedEventAttributes;
        var start = new ChildStart(parent.State, child, initiated);
        string childRunId;
        try
        {
            childRunId = await new RunStarter(runs).StartChildAsync(start);
        }
        catch (ServiceException error) when (error.Code == StatusCode.AlreadyExists)
        {
            await ChangeOwnerAsync(owner, step =>
                step.RecordChildStartFailed(initiatedEventId, StartChildWorkflowExecutionFailedCause.WorkflowAlreadyExists));
            return;
        }

        await ChangeOwnerAsync(owner, step => step.RecordChildStarted(initiatedEventId, childRunId, initiated.Header));
        // Only now may the child run: its parent knows it.
        await runs.ChangeAsync(owner.NamespaceId, child.WorkflowId, childRunId, run =>
        {
            var step = runs.Step(run);
            if (step.IsOpen && run.State is { WorkflowTask: null, LastCompletedEventId: 0 })
            {
                step.RequestWorkflowTask();
            }

            return step.Finish();
        });
    }

    public async Task SignalAsync(RunKey owner, long initiatedEventId)
    {
        var source = await runs.RequireAsync(owner.NamespaceId, owner.WorkflowId, owner.RunId);
        if (!source.State.ExternalSignals.TryGetValue(initiatedEventId, out var pending))
        {
            return;
        }

        var initiated = (await EventAsync(source, initiatedEventId)).SignalExternalWorkflowExecutionInitiatedEventAttributes;
        var target = initiated.WorkflowExecution;
        SignalExternalWorkflowExecutionFailedCause? cause = null;
        if (target.WorkflowId == owner.WorkflowId && (target.RunId.Length == 0 || target.RunId == owner.RunId))
        {
            cause = SignalExternalWorkflowExecutionFailedCause.ExternalWorkflowExecutionNotFound;
        }
        else
        {
            try
            {
                await runs.ChangeAsync(owner.NamespaceId, target.WorkflowId, target.RunId, run =>
                {
                    RequireChild(run.State, owner, initiated.ChildWorkflowOnly);
                    var step = runs.Step(run);
                    step.Signal(new(initiated.SignalName, initiated.Input, initiated.Header, HistoryService, pending.RequestId, Execution(owner)));
                    return step.Finish();
                });
            }
            catch (ServiceException error) when (error.Code is StatusCode.NotFound)
            {
                cause = SignalExternalWorkflowExecutionFailedCause.ExternalWorkflowExecutionNotFound;
            }
            catch (ServiceException error) when (error.Code is StatusCode.InvalidArgument)
            {
                cause = SignalExternalWorkflowExecutionFailedCause.SignalCountLimitExceeded;
            }
        }

        await ChangeOwnerAsync(owner, step => step.RecordExternalSignal(initiatedEventId, initiated, cause));
    }

    public async Task CancelAsync(RunKey owner, long initiatedEventId)
    {
        var source = await runs.RequireAsync(owner.NamespaceId, owner.WorkflowId, owner.RunId);
        if (!source.State.ExternalCancels.TryGetValue(initiatedEventId, out var pending))
        {
            return;
        }

        var initiated = (await EventAsync(source, initiatedEventId)).RequestCancelExternalWorkflowExecutionInitiatedEventAttributes;
        var target = initiated.WorkflowExecution;
        CancelExternalWorkflowExecutionFailedCause? cause = null;
        try
        {
            await runs.ChangeAsync(owner.NamespaceId, target.WorkflowId, target.RunId, run =>
            {
                RequireChild(run.State, owner, initiated.ChildWorkflowOnly);
                var step = runs.Step(run);
                step.RequestCancel(new(initiated.Reason, HistoryService, pending.RequestId, Execution(owner), initiatedEventId));
                return step.Finish();
            });
        }
        catch (ServiceException error) when (error.Code is StatusCode.NotFound)
        {
            cause = CancelExternalWorkflowExecutionFailedCause.ExternalWorkflowExecutionNotFound;
        }

        await ChangeOwnerAsync(owner, step => step.RecordExternalCancel(initiatedEventId, initiated, cause));
    }

    /// <summary>Children by their close policy, then the parent; then the run owes nothing.</summary>
    public async Task CloseAsync(RunKey owner)
    {
        var closed = await runs.RequireAsync(owner.NamespaceId, owner.WorkflowId, owner.RunId);
        if (closed.State.CloseWork is not { } work)
        {
            return;
        }

        foreach (var child in work.Children.Select(id => closed.State.Children.GetValueOrDefault(id)).OfType<ChildState>())
        {
            await ApplyClosePolicyAsync(owner, child);
        }

        if (work.NotifyParent)
        {
            await NotifyParentAsync(closed);
        }

        await ChangeOwnerAsync(owner, step =>
        {
            step.State.CloseWork = null;
            step.MarkChanged();
        });
    }

    private async Task ApplyClosePolicyAsync(RunKey owner, ChildState child)
    {
        try
        {
            await runs.ChangeAsync(owner.NamespaceId, child.WorkflowId, string.Empty, run =>
            {
                if (run.State.Started.FirstExecutionRunId != child.RunId || !IsOpen(run.State))
                {
                    return null;
                }

                var step = runs.Step(run);
                if (child.ParentClosePolicy == ParentClosePolicy.RequestCancel)
                {
                    step.RequestCancel(new("by parent close policy", HistoryService, child.RequestId, Execution(owner)));
                }
                else
                {
                    step.Terminate("by parent close policy", null, HistoryService);
                }

                return step.Finish();
            });
        }
        catch (ServiceException error) when (error.Code is StatusCode.NotFound)
        {
            // Gone already.
        }
    }

    private async Task NotifyParentAsync(LiveRun closed)
    {
        var started = closed.State.Started;
        var parent = started.ParentWorkflowExecution;
        var close = await EventAsync(closed, closed.State.NextEventId - 1);
        try
        {
            await runs.ChangeAsync(closed.Key.NamespaceId, parent.WorkflowId, parent.RunId, run =>
            {
                var step = runs.Step(run);
                step.RecordChildClosed(started.ParentInitiatedEventId, started.FirstExecutionRunId, close);
                return step.Finish();
            });
        }
        catch (ServiceException error) when (error.Code is StatusCode.NotFound)
        {
            // The parent was deleted.
        }
    }

    private Task ChangeOwnerAsync(RunKey owner, Action<Transition> record) =>
        runs.ChangeAsync(owner.NamespaceId, owner.WorkflowId, owner.RunId, run =>
        {
            var step = runs.Step(run);
            record(step);
            return step.Finish();
        });

    private async Task<HistoryEvent> EventAsync(LiveRun run, long eventId)
    {
        var events = new List<HistoryEvent>(1);
        if (!run.TryReadTail(eventId, eventId + 1, events) || events.Count == 0)
        {
            events.AddRange(await runs.Store.ReadHistoryAsync(run.Key, eventId, eventId + 1, 1, int.MaxValue));
        }

        return events[0];
    }

    private static void RequireChild(RunState state, RunKey owner, bool childWorkflowOnly)
    {
        var parent = state.Started.ParentWorkflowExecution;
        if (childWorkflowOnly && (parent is null || parent.WorkflowId != owner.WorkflowId || parent.RunId != owner.RunId))
        {
            throw ServiceException.NotFound("workflow parent does not match");
        }
    }

    private static bool IsOpen(RunState state) => state.Status is WorkflowExecutionStatus.Running or WorkflowExecutionStatus.Paused;

    private static Api.Common.V1.WorkflowExecution Execution(RunKey owner) => new() { WorkflowId = owner.WorkflowId, RunId = owner.RunId };
}
