using Aios.Temporal.Api.Command.V1;
using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Api.Update.V1;
using Aios.Temporal.Api.WorkflowService.V1;

namespace Aios.Temporal.Tests.Worker.Runs.Simulation;

/// <content>What commands do to history.</content>
internal sealed partial class FakeServer
{
    private static readonly Dictionary<CommandType, EventType> ClosingEvents = new()
    {
        [CommandType.CompleteWorkflowExecution] = EventType.WorkflowExecutionCompleted,
        [CommandType.ContinueAsNewWorkflowExecution] = EventType.WorkflowExecutionContinuedAsNew,
    };

    private void Apply(Command command, RespondWorkflowTaskCompletedRequest request)
    {
        switch (command.CommandType)
        {
            case CommandType.StartTimer:
                var timerId = command.StartTimerCommandAttributes.TimerId;
                Add(EventType.TimerStarted, e => e.TimerStartedEventAttributes = new() { TimerId = timerId });
                timers[timerId] = events.Count;
                break;
            case CommandType.CancelTimer:
                CancelTimer(command.CancelTimerCommandAttributes.TimerId);
                break;
            case CommandType.ScheduleActivityTask:
                var activity = command.ScheduleActivityTaskCommandAttributes;
                Add(EventType.ActivityTaskScheduled, e => e.ActivityTaskScheduledEventAttributes = new()
                {
                    ActivityId = activity.ActivityId,
                    ActivityType = activity.ActivityType,
                });
                activities[events.Count] = false;
                break;
            case CommandType.RequestCancelActivityTask:
                CancelActivity(command.RequestCancelActivityTaskCommandAttributes.ScheduledEventId);
                break;
            case CommandType.RecordMarker:
                var marker = command.RecordMarkerCommandAttributes;
                Add(EventType.MarkerRecorded, e =>
                {
                    e.MarkerRecordedEventAttributes = new() { MarkerName = marker.MarkerName, Failure = marker.Failure };
                    e.MarkerRecordedEventAttributes.Details.Add(marker.Details);
                });
                break;
            case CommandType.UpsertWorkflowSearchAttributes:
                Add(EventType.UpsertWorkflowSearchAttributes, e => e.UpsertWorkflowSearchAttributesEventAttributes = new()
                {
                    SearchAttributes = command.UpsertWorkflowSearchAttributesCommandAttributes.SearchAttributes,
                });
                break;
            case CommandType.StartChildWorkflowExecution:
                var child = command.StartChildWorkflowExecutionCommandAttributes;
                Add(EventType.StartChildWorkflowExecutionInitiated, e => e.StartChildWorkflowExecutionInitiatedEventAttributes = new()
                {
                    WorkflowId = child.WorkflowId,
                    WorkflowType = child.WorkflowType,
                });
                children[events.Count] = new Child(child.WorkflowId);
                break;
            case CommandType.RequestCancelExternalWorkflowExecution:
                Add(EventType.RequestCancelExternalWorkflowExecutionInitiated, e =>
                    e.RequestCancelExternalWorkflowExecutionInitiatedEventAttributes = new());
                externalCancels.Add(events.Count);
                break;
            case CommandType.SignalExternalWorkflowExecution:
                Add(EventType.SignalExternalWorkflowExecutionInitiated, e =>
                    e.SignalExternalWorkflowExecutionInitiatedEventAttributes = new());
                externalSignals.Add(events.Count);
                break;
            case CommandType.ProtocolMessage:
                ApplyMessage(request, command.ProtocolMessageCommandAttributes.MessageId);
                break;
            default:
                Close(ClosingEvents[command.CommandType]);
                break;
        }
    }

    private void CancelTimer(string timerId)
    {
        buffered.RemoveAll(e => e.TimerFiredEventAttributes?.TimerId == timerId);
        Add(EventType.TimerCanceled, e => e.TimerCanceledEventAttributes = new()
        {
            TimerId = timerId,
            StartedEventId = events.First(s => s.TimerStartedEventAttributes?.TimerId == timerId).EventId,
        });
        timers.Remove(timerId);
    }

    private void CancelActivity(long scheduledId)
    {
        Add(EventType.ActivityTaskCancelRequested, e => e.ActivityTaskCancelRequestedEventAttributes = new()
        {
            ScheduledEventId = scheduledId,
        });
        if (activities.TryGetValue(scheduledId, out _) && random.Next(2) == 0)
        {
            // Not started yet: cancelled at once.
            activities.Remove(scheduledId);
            News(EventType.ActivityTaskCanceled, e => e.ActivityTaskCanceledEventAttributes = new() { ScheduledEventId = scheduledId });
        }
        else if (activities.ContainsKey(scheduledId))
        {
            activities[scheduledId] = true;
        }
    }

    private void ApplyMessage(RespondWorkflowTaskCompletedRequest request, string messageId)
    {
        var message = request.Messages.Single(m => m.Id == messageId);
        if (message.Body.TryUnpack<Acceptance>(out var acceptance))
        {
            Add(EventType.WorkflowExecutionUpdateAccepted, e => e.WorkflowExecutionUpdateAcceptedEventAttributes = new()
            {
                ProtocolInstanceId = message.ProtocolInstanceId,
                AcceptedRequestMessageId = acceptance.AcceptedRequestMessageId,
                AcceptedRequestSequencingEventId = acceptance.AcceptedRequestSequencingEventId,
                AcceptedRequest = acceptance.AcceptedRequest,
            });
            acceptedUpdates[message.ProtocolInstanceId] = events.Count;
        }
        else
        {
            Add(EventType.WorkflowExecutionUpdateCompleted, e => e.WorkflowExecutionUpdateCompletedEventAttributes = new()
            {
                AcceptedEventId = acceptedUpdates[message.ProtocolInstanceId],
            });
        }
    }

    private void Close(EventType type)
    {
        Add(type, e =>
        {
            if (type is EventType.WorkflowExecutionCompleted)
            {
                e.WorkflowExecutionCompletedEventAttributes = new();
            }
            else
            {
                e.WorkflowExecutionContinuedAsNewEventAttributes = new();
            }
        });
        IsClosed = true;
    }
}
