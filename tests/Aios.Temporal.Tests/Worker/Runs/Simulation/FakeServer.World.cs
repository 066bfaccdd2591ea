using Aios.Temporal.Api.Enums.V1;

namespace Aios.Temporal.Tests.Worker.Runs.Simulation;

/// <content>What happens outside the workflow.</content>
internal sealed partial class FakeServer
{
    private readonly SortedDictionary<string, long> timers = new(StringComparer.Ordinal);

    /// <summary>Scheduled event id to: was a cancel requested?</summary>
    private readonly SortedDictionary<long, bool> activities = [];
    private readonly SortedDictionary<long, Child> children = [];
    private readonly List<long> externalSignals = [];
    private readonly List<long> externalCancels = [];
    private readonly Dictionary<string, long> acceptedUpdates = [];

    private void HappenOnce()
    {
        switch (random.Next(8))
        {
            case 0 or 1 when timers.Count > 0:
                FireTimer();
                break;
            case 2 or 3 when activities.Count > 0:
                EndActivity();
                break;
            case 4 when children.Count > 0:
                AdvanceChild();
                break;
            case 5:
                AnswerExternal();
                break;
            case 6 when random.Next(5) == 0:
                Signal();
                break;
            case 7 when random.Next(3) == 0 && !inTask:
                Update();
                break;
        }
    }

    private void Signal() => News(EventType.WorkflowExecutionSignaled, e =>
        e.WorkflowExecutionSignaledEventAttributes = new() { SignalName = "s" });

    private void Update()
    {
        updateCount++;
        messages.Add(ServerTasks.UpdateRequest($"u{updateCount}", 0, random.Next(3) == 0 ? "bad" : "good"));
    }

    private void FireTimer()
    {
        var (id, started) = timers.ElementAt(random.Next(timers.Count));
        timers.Remove(id);
        News(EventType.TimerFired, e => e.TimerFiredEventAttributes = new() { TimerId = id, StartedEventId = started });
    }

    private void EndActivity()
    {
        var (id, cancelRequested) = activities.ElementAt(random.Next(activities.Count));
        activities.Remove(id);
        var outcome = random.Next(cancelRequested ? 4 : 3);
        News(EventType.ActivityTaskStarted, e => e.ActivityTaskStartedEventAttributes = new() { ScheduledEventId = id });
        switch (outcome)
        {
            case 0:
                News(EventType.ActivityTaskCompleted, e => e.ActivityTaskCompletedEventAttributes = new() { ScheduledEventId = id });
                break;
            case 1:
                News(EventType.ActivityTaskFailed, e => e.ActivityTaskFailedEventAttributes = new() { ScheduledEventId = id });
                break;
            case 2:
                News(EventType.ActivityTaskTimedOut, e => e.ActivityTaskTimedOutEventAttributes = new() { ScheduledEventId = id });
                break;
            default:
                News(EventType.ActivityTaskCanceled, e => e.ActivityTaskCanceledEventAttributes = new() { ScheduledEventId = id });
                break;
        }
    }

    private void AdvanceChild()
    {
        var (id, child) = children.ElementAt(random.Next(children.Count));
        if (!child.Started)
        {
            if (random.Next(5) == 0)
            {
                children.Remove(id);
                News(EventType.StartChildWorkflowExecutionFailed, e =>
                    e.StartChildWorkflowExecutionFailedEventAttributes = new() { InitiatedEventId = id });
                return;
            }

            child.Started = true;
            News(EventType.ChildWorkflowExecutionStarted, e => e.ChildWorkflowExecutionStartedEventAttributes = new()
            {
                InitiatedEventId = id,
                WorkflowExecution = new() { WorkflowId = child.WorkflowId, RunId = "r" },
            });
            return;
        }

        children.Remove(id);
        switch (random.Next(4))
        {
            case 0:
                News(EventType.ChildWorkflowExecutionCompleted, e =>
                    e.ChildWorkflowExecutionCompletedEventAttributes = new() { InitiatedEventId = id });
                break;
            case 1:
                News(EventType.ChildWorkflowExecutionFailed, e =>
                    e.ChildWorkflowExecutionFailedEventAttributes = new() { InitiatedEventId = id });
                break;
            case 2:
                News(EventType.ChildWorkflowExecutionCanceled, e =>
                    e.ChildWorkflowExecutionCanceledEventAttributes = new() { InitiatedEventId = id });
                break;
            default:
                News(EventType.ChildWorkflowExecutionTerminated, e =>
                    e.ChildWorkflowExecutionTerminatedEventAttributes = new() { InitiatedEventId = id });
                break;
        }
    }

    private void AnswerExternal()
    {
        var succeeds = random.Next(2) == 0;
        if (externalSignals.Count > 0)
        {
            var id = externalSignals[0];
            externalSignals.RemoveAt(0);
            if (succeeds)
            {
                News(EventType.ExternalWorkflowExecutionSignaled, e =>
                    e.ExternalWorkflowExecutionSignaledEventAttributes = new() { InitiatedEventId = id });
            }
            else
            {
                News(EventType.SignalExternalWorkflowExecutionFailed, e =>
                    e.SignalExternalWorkflowExecutionFailedEventAttributes = new() { InitiatedEventId = id });
            }
        }
        else if (externalCancels.Count > 0)
        {
            var id = externalCancels[0];
            externalCancels.RemoveAt(0);
            if (succeeds)
            {
                News(EventType.ExternalWorkflowExecutionCancelRequested, e =>
                    e.ExternalWorkflowExecutionCancelRequestedEventAttributes = new() { InitiatedEventId = id });
            }
            else
            {
                News(EventType.RequestCancelExternalWorkflowExecutionFailed, e =>
                    e.RequestCancelExternalWorkflowExecutionFailedEventAttributes = new() { InitiatedEventId = id });
            }
        }
    }

    private sealed class Child(string workflowId)
    {
        public string WorkflowId => workflowId;

        public bool Started { get; set; }
    }
}
