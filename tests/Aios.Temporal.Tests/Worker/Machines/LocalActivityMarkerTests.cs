using Aios.Temporal.Testing.Histories;
using Aios.Temporal.Tests.Worker.Runs;
using Aios.Temporal.Worker.Activations;
using Aios.Temporal.Worker.Machines;

namespace Aios.Temporal.Tests.Worker.Machines;

internal sealed class LocalActivityMarkerTests
{
    [Test]
    public void ToCommand_Completed_HasTheSharedFormat()
    {
        var driver = new EngineDriver(job => job is InitializeWorkflow ? [Make.Local(1)] : []);
        driver.Task(ServerTasks.LastOf(HistoryBuilder.Started().WorkflowTaskStarted()));

        var marker = driver.Completions.Single().Commands[0].RecordMarkerCommandAttributes;
        Assert.That(marker.MarkerName, Is.EqualTo("core_local_activity"));
        Assert.That(
            marker.Details["data"].Payloads_.Single().Data.ToStringUtf8(),
            Is.EqualTo(
                """{"seq":1,"attempt":1,"activity_id":"1","activity_type":"DoIt","complete_time":{"seconds":1704067202,"nanos":10000000},"backoff":null,"original_schedule_time":{"seconds":1717200000,"nanos":0}}"""));
        Assert.That(marker.Details["result"].Payloads_.Single().Data.ToStringUtf8(), Is.EqualTo("1"));
        Assert.That(driver.Instance.Activations[1].Timestamp, Is.EqualTo(driver.Instance.Activations[0].Timestamp.AddMilliseconds(10)));
    }

    [TestCase(true)]
    [TestCase(false)]
    public void ToCommand_ArgumentsAsked_HasThem(bool asked)
    {
        var command = ((ScheduleLocalActivityCommand)Make.Local(1)) with { IncludeArgumentsInMarker = asked };
        command.Attributes.Input = new() { Payloads_ = { new Api.Common.V1.Payload() } };
        var driver = new EngineDriver(job => job is InitializeWorkflow ? [command] : []);
        driver.Task(ServerTasks.LastOf(HistoryBuilder.Started().WorkflowTaskStarted()));

        var marker = driver.Completions.Single().Commands[0].RecordMarkerCommandAttributes;
        Assert.That(marker.Details.ContainsKey("input"), Is.EqualTo(asked));
    }

    [Test]
    public void Parse_UnreadableMarker_SaysWhichEvent()
    {
        var e = new Api.History.V1.HistoryEvent { EventId = 7, MarkerRecordedEventAttributes = new() { MarkerName = "core_local_activity" } };

        Assert.That(() => LocalActivityMarker.Parse(e), Throws.TypeOf<InvalidHistoryException>().With.Message.Contains("event 7"));
    }
}
