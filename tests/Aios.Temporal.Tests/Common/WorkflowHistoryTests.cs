using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Api.Failure.V1;
using Aios.Temporal.Api.History.V1;
using Aios.Temporal.Common;

namespace Aios.Temporal.Tests.Common;

public sealed class WorkflowHistoryTests
{
    private const string ShortNames = """
        {
          "events": [
            {
              "eventId": "1", "eventTime": "2024-01-02T03:04:05.123456Z", "eventType": "WorkflowExecutionStarted",
              "somethingNew": { "deep": [1] },
              "workflowExecutionStartedEventAttributes": {
                "taskQueue": { "name": "q", "kind": "Normal" },
                "continuedFailure": {
                  "message": "outer",
                  "cause": { "message": "middle",
                    "childWorkflowExecutionFailureInfo": { "retryState": "NonRetryableFailure" },
                    "cause": { "message": "inner", "timeoutFailureInfo": { "timeoutType": "StartToClose" } } }
                },
                "memo": { "fields": { "eventType": { "metadata": { "encoding": "anNvbi9wbGFpbg==" }, "data": "MQ==" } } }
              }
            },
            { "eventId": "2", "eventType": "WorkflowTaskFailed",
              "workflowTaskFailedEventAttributes": { "cause": "NonDeterministicError" } }
          ]
        }
        """;

    [Test]
    public void FromJson_ShortEnumNames_AreReadAtEveryDepth()
    {
        var events = WorkflowHistory.FromJson("wf", ShortNames).Events.ToList();
        var started = events[0].WorkflowExecutionStartedEventAttributes;
        Assert.Multiple(() =>
        {
            Assert.That(events[0].EventType, Is.EqualTo(EventType.WorkflowExecutionStarted));
            Assert.That(started.TaskQueue.Kind, Is.EqualTo(TaskQueueKind.Normal));
            var middle = started.ContinuedFailure.Cause;
            Assert.That(middle.ChildWorkflowExecutionFailureInfo.RetryState, Is.EqualTo(RetryState.NonRetryableFailure));
            Assert.That(middle.Cause.TimeoutFailureInfo.TimeoutType, Is.EqualTo(TimeoutType.StartToClose));
            Assert.That(started.Memo.Fields.Keys, Is.EqualTo(new[] { "eventType" }));
            Assert.That(
                events[1].WorkflowTaskFailedEventAttributes.Cause,
                Is.EqualTo(WorkflowTaskFailedCause.NonDeterministicError));
        });
    }

    [Test]
    public void FromJson_LongNamesNumbersAndProtoFieldNames_AreRead()
    {
        const string Json = """
            { "events": [
              { "event_id": 1, "event_type": "EVENT_TYPE_TIMER_STARTED" },
              { "eventId": "2", "eventType": 18, "timerFiredEventAttributes": null }
            ] }
            """;
        var events = WorkflowHistory.FromJson("wf", Json).Events;
        Assert.That(events.Select(e => e.EventType), Is.EqualTo(new[] { EventType.TimerStarted, (EventType)18 }));
        Assert.That(events.Select(e => e.EventId), Is.EqualTo(new[] { 1, 2 }));
    }

    [Test]
    public void ToJson_ThenFromJson_GivesTheSameHistory()
    {
        var history = new WorkflowHistory("wf", [.. WorkflowHistory.FromJson("wf", ShortNames).Events]);
        var writer = new StringWriter();
        history.ToJson(writer);
        Assert.That(writer.ToString(), Is.EqualTo(history.ToJson()).And.Contains("EVENT_TYPE_WORKFLOW_TASK_FAILED"));
        Assert.That(WorkflowHistory.FromJson("wf", history.ToJson()).Events, Is.EqualTo(history.Events));
    }

    [Test]
    public void FromJson_VeryLongChainOfCauses_IsRead()
    {
        var failure = new Failure { Message = "root" };
        for (var i = 0; i < 150; i++)
        {
            failure = new Failure { Message = $"{i}", Cause = failure };
        }
        var attributes = new WorkflowExecutionFailedEventAttributes { Failure = failure };
        var history = new WorkflowHistory("wf", [new HistoryEvent { WorkflowExecutionFailedEventAttributes = attributes }]);
        Assert.That(WorkflowHistory.FromJson("wf", history.ToJson()).Events, Is.EqualTo(history.Events));
    }

    [TestCase("")]
    [TestCase("[]")]
    [TestCase("{ \"events\": 5 }")]
    [TestCase("{ \"events\": [ 5 ] }")]
    public void FromJson_NotAHistory_IsArgumentException(string json) =>
        Assert.That(() => WorkflowHistory.FromJson("wf", json), Throws.ArgumentException);
}
