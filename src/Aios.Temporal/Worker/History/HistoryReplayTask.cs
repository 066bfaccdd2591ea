using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Api.WorkflowService.V1;
using Aios.Temporal.Worker.Machines;
using Google.Protobuf;
using ProtoHistory = Aios.Temporal.Api.History.V1.History;

namespace Aios.Temporal.Worker.History;

/// <summary>
/// Turns a recorded history into the one task that replays it: everything up to the last completed workflow task
/// counts as replay, and no page follows.
/// </summary>
internal static class HistoryReplayTask
{
    private static readonly ByteString Token = ByteString.CopyFromUtf8("replay");

    /// <exception cref="InvalidHistoryException">The history does not begin with its start event.</exception>
    public static PollWorkflowTaskQueueResponse Create(ProtoHistory history, string workflowId)
    {
        var started = history.Events.Count == 0 ? null : history.Events[0].WorkflowExecutionStartedEventAttributes;
        if (started is null)
        {
            throw new InvalidHistoryException(
                "The history does not begin with WorkflowExecutionStarted; a replay needs the complete history of a run.");
        }

        var task = new PollWorkflowTaskQueueResponse
        {
            TaskToken = Token,
            WorkflowExecution = new() { WorkflowId = workflowId, RunId = started.OriginalExecutionRunId },
            WorkflowType = started.WorkflowType,
            WorkflowExecutionTaskQueue = started.TaskQueue,
            Attempt = 1,
            History = history,
        };
        foreach (var e in history.Events)
        {
            switch (e.EventType)
            {
                case EventType.WorkflowTaskStarted:
                    task.StartedEventId = e.EventId;
                    break;
                case EventType.WorkflowTaskCompleted:
                    task.PreviousStartedEventId = e.WorkflowTaskCompletedEventAttributes.StartedEventId;
                    break;
            }
        }

        return task;
    }
}
