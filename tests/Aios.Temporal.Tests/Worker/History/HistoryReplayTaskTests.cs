using Aios.Temporal.Testing.Histories;
using Aios.Temporal.Worker.History;
using Aios.Temporal.Worker.Machines;

namespace Aios.Temporal.Tests.Worker.History;

internal sealed class HistoryReplayTaskTests
{
    [Test]
    public void Create_FinishedHistory_IsReplayUpToTheLastCompletedTask()
    {
        var history = HistoryBuilder.Started().WorkflowTask().TimerStarted("1").TimerFired("1")
            .WorkflowTask().WorkflowTaskStarted().Build();

        var task = HistoryReplayTask.Create(history, "wf");

        Assert.That(task.PreviousStartedEventId, Is.EqualTo(8));
        Assert.That(task.StartedEventId, Is.EqualTo(11));
        Assert.That(task.WorkflowExecution.RunId, Is.EqualTo(HistoryBuilder.RunId));
        Assert.That(task.WorkflowType.Name, Is.EqualTo("TestWorkflow"));
        Assert.That(task.NextPageToken, Is.Empty);
    }

    [Test]
    public void Create_HistoryWithoutStart_SaysWhatIsNeeded()
    {
        Assert.That(
            () => HistoryReplayTask.Create(new(), "wf"),
            Throws.TypeOf<InvalidHistoryException>().With.Message.Contains("complete history"));
    }
}
