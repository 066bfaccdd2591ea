using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Api.History.V1;

namespace Aios.Temporal.Testing.Histories;

/// <content>Workflow tasks.</content>
public sealed partial class HistoryBuilder
{
    private long scheduledEventId;
    private long startedEventId;

    /// <summary>A workflow task is scheduled, started and completed.</summary>
    /// <param name="configure">Changes the attributes of the completed event.</param>
    /// <returns>This builder.</returns>
    public HistoryBuilder WorkflowTask(Action<WorkflowTaskCompletedEventAttributes>? configure = null) =>
        WorkflowTaskStarted().WorkflowTaskCompleted(configure);

    /// <summary>A workflow task is scheduled and not yet taken by a worker.</summary>
    /// <returns>This builder.</returns>
    public HistoryBuilder WorkflowTaskScheduled()
    {
        Add(new HistoryEvent
        {
            EventType = EventType.WorkflowTaskScheduled,
            WorkflowTaskScheduledEventAttributes = new() { Attempt = 1 },
        });
        scheduledEventId = LastEventId;
        return this;
    }

    /// <summary>A workflow task is started, after it was scheduled if it was not.</summary>
    /// <returns>This builder.</returns>
    public HistoryBuilder WorkflowTaskStarted()
    {
        if (events[^1].EventType is not EventType.WorkflowTaskScheduled)
        {
            WorkflowTaskScheduled();
        }

        Add(new HistoryEvent
        {
            EventType = EventType.WorkflowTaskStarted,
            WorkflowTaskStartedEventAttributes = new() { ScheduledEventId = scheduledEventId, HistorySizeBytes = LastEventId * 100 },
        });
        startedEventId = LastEventId;
        return this;
    }

    /// <summary>The worker completes the started workflow task.</summary>
    /// <param name="configure">Changes the attributes of the event.</param>
    /// <returns>This builder.</returns>
    public HistoryBuilder WorkflowTaskCompleted(Action<WorkflowTaskCompletedEventAttributes>? configure = null)
    {
        var completed = new WorkflowTaskCompletedEventAttributes
        {
            ScheduledEventId = scheduledEventId,
            StartedEventId = startedEventId,
        };
        configure?.Invoke(completed);
        return Add(new HistoryEvent
        {
            EventType = EventType.WorkflowTaskCompleted,
            WorkflowTaskCompletedEventAttributes = completed,
        });
    }

    /// <summary>The worker reports the started workflow task as failed.</summary>
    /// <param name="cause">Cause given.</param>
    /// <returns>This builder.</returns>
    public HistoryBuilder WorkflowTaskFailed(
        WorkflowTaskFailedCause cause = WorkflowTaskFailedCause.WorkflowWorkerUnhandledFailure) => Add(new HistoryEvent
        {
            EventType = EventType.WorkflowTaskFailed,
            WorkflowTaskFailedEventAttributes = new()
            {
                ScheduledEventId = scheduledEventId,
                StartedEventId = startedEventId,
                Cause = cause,
            },
        });

    /// <summary>The run is a reset of another one, which ended with the started workflow task.</summary>
    /// <param name="newRunId">Id of the run that the reset made.</param>
    /// <returns>This builder.</returns>
    public HistoryBuilder Reset(string newRunId)
    {
        WorkflowTaskFailed(WorkflowTaskFailedCause.ResetWorkflow);
        events[^1].WorkflowTaskFailedEventAttributes.BaseRunId = RunId;
        events[^1].WorkflowTaskFailedEventAttributes.NewRunId = newRunId;
        return this;
    }

    /// <summary>The started workflow task times out.</summary>
    /// <returns>This builder.</returns>
    public HistoryBuilder WorkflowTaskTimedOut() => Add(new HistoryEvent
    {
        EventType = EventType.WorkflowTaskTimedOut,
        WorkflowTaskTimedOutEventAttributes = new()
        {
            ScheduledEventId = scheduledEventId,
            StartedEventId = startedEventId,
            TimeoutType = TimeoutType.StartToClose,
        },
    });
}
