using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Api.History.V1;

namespace Aios.Temporal.Server.Frontend;

/// <summary>
/// Clients that do not announce that they follow the next run id see a chain by retry or cron as continue-as-new
/// (server semantics 7.3).
/// </summary>
internal static class CloseEvents
{
    public static HistoryEvent AsContinued(HistoryEvent close)
    {
        var attributes = close.EventType switch
        {
            EventType.WorkflowExecutionCompleted when close.WorkflowExecutionCompletedEventAttributes.NewExecutionRunId.Length > 0 => new()
            {
                NewExecutionRunId = close.WorkflowExecutionCompletedEventAttributes.NewExecutionRunId,
                LastCompletionResult = close.WorkflowExecutionCompletedEventAttributes.Result,
            },
            EventType.WorkflowExecutionFailed when close.WorkflowExecutionFailedEventAttributes.NewExecutionRunId.Length > 0 => new()
            {
                NewExecutionRunId = close.WorkflowExecutionFailedEventAttributes.NewExecutionRunId,
                Failure = close.WorkflowExecutionFailedEventAttributes.Failure,
            },
            EventType.WorkflowExecutionTimedOut when close.WorkflowExecutionTimedOutEventAttributes.NewExecutionRunId.Length > 0 =>
                new WorkflowExecutionContinuedAsNewEventAttributes
                {
                    NewExecutionRunId = close.WorkflowExecutionTimedOutEventAttributes.NewExecutionRunId,
                    Failure = new()
                    {
                        Message = "workflow timeout",
                        Source = "Server",
                        TimeoutFailureInfo = new() { TimeoutType = TimeoutType.StartToClose },
                    },
                },
            _ => null,
        };
        return attributes is null ? close : new()
        {
            EventId = close.EventId,
            EventTime = close.EventTime,
            EventType = EventType.WorkflowExecutionContinuedAsNew,
            Version = close.Version,
            TaskId = close.TaskId,
            WorkflowExecutionContinuedAsNewEventAttributes = attributes,
        };
    }
}
