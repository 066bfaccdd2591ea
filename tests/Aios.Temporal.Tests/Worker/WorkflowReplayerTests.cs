using Aios.Temporal.Common;
using Aios.Temporal.Exceptions;
using Aios.Temporal.Testing.Histories;
using Aios.Temporal.Worker;
using Aios.Temporal.Workflows;

namespace Aios.Temporal.Tests.Worker;

public class WorkflowReplayerTests
{
    private static readonly WorkflowReplayer Replayer = new(new WorkflowReplayerOptions().AddWorkflow<TwoTimers>());

    [Test]
    public async Task ReplayWorkflowAsync_SameCode_HasNoFailure()
    {
        var result = await Replayer.ReplayWorkflowAsync(History(secondTimer: "2"));
        Assert.That(result.ReplayFailure, Is.Null);
    }

    [Test]
    public void ReplayWorkflowAsync_OtherCode_ThrowsNondeterminism() =>
        Assert.That(() => Replayer.ReplayWorkflowAsync(History(secondTimer: "7")), Throws.TypeOf<WorkflowNondeterminismException>());

    [Test]
    public async Task ReplayWorkflowAsync_UnknownType_ReturnsTheFailureIfAsked()
    {
        var history = new WorkflowHistory("wid", HistoryBuilder.Started("Unknown").WorkflowTask().Build().Events);
        var result = await Replayer.ReplayWorkflowAsync(history, throwOnReplayFailure: false);
        Assert.That(result.ReplayFailure!.Message, Does.Contain("Workflow type Unknown is not registered"));
    }

    [Test]
    public async Task ReplayWorkflowsAsync_Several_AnswersInTheirOrder()
    {
        var results = await Replayer.ReplayWorkflowsAsync([History("2"), History("7"), History("2")]);
        Assert.That(results.Select(result => result.ReplayFailure is null), Is.EqualTo(new[] { true, false, true }));
    }

    [Test]
    public async Task ReplayWorkflowAsync_EmptyHistory_SaysWhatIsNeeded()
    {
        var result = await Replayer.ReplayWorkflowAsync(new("wid", []), throwOnReplayFailure: false);
        Assert.That(result.ReplayFailure!.Message, Does.Contain("needs the complete history"));
    }

    private static WorkflowHistory History(string secondTimer) => new(
        "wid",
        HistoryBuilder.Started("TwoTimers").WorkflowTask(completed => completed.SdkMetadata = new() { LangUsedFlags = { 2 } })
            .TimerStarted("1").TimerFired("1").WorkflowTask()
            .TimerStarted(secondTimer).TimerFired(secondTimer).WorkflowTask()
            .WorkflowCompleted().Build().Events);

    [Workflow]
    public sealed class TwoTimers
    {
        [WorkflowRun]
        public async Task RunAsync()
        {
            await Workflow.DelayAsync(TimeSpan.FromSeconds(1));
            await Workflow.DelayAsync(TimeSpan.FromSeconds(1));
        }
    }
}
