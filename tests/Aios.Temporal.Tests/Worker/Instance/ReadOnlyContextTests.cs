using Aios.Temporal.Worker.Activations;
using Aios.Temporal.Workflows;

namespace Aios.Temporal.Tests.Worker.Instance;

/// <summary>What queries and validators may not do (protocol section 5.7).</summary>
public sealed class ReadOnlyContextTests
{
    [TestCase("WaitConditionAsync")]
    [TestCase("RunTaskAsync")]
    [TestCase("Patched")]
    [TestCase("DeprecatePatch")]
    [TestCase("Signals")]
    [TestCase("Queries")]
    [TestCase("Updates")]
    [TestCase("DynamicSignal")]
    [TestCase("DynamicQuery")]
    [TestCase("DynamicUpdate")]
    [TestCase("CurrentDetails")]
    public void Forbidden_InQueryAndValidator_Throws(string member)
    {
        var driver = InstanceDriver.For<ReadOnlyWorkflow>();
        driver.Start();

        var answer = driver.Activate(InstanceDriver.Query("Try", member)).Only<RespondToQueryCommand>();
        Assert.That(answer.Failure?.Message, Does.StartWith("Cannot ").And.EndsWith(" in this context"));
        var response = driver.Activate(InstanceDriver.Update("TryUpdate", member)).Only<UpdateResponseCommand>();
        Assert.That(((UpdateResponse.Rejected)response.Response).Failure.Message, Does.EndWith(" in this context"));
    }

    [TestCase("ExecuteActivityAsync")]
    [TestCase("StartChildWorkflowAsync")]
    [TestCase("DelayAsync")]
    [TestCase("UpsertMemo")]
    public void Command_InQueryOrValidator_FailsTheTask(string member)
    {
        var driver = InstanceDriver.For<ReadOnlyWorkflow>();
        driver.Start();
        Assert.That(
            driver.ActivateFailing(InstanceDriver.Query("Try", member)).Message, Does.Contain("created workflow commands"));

        driver = InstanceDriver.For<ReadOnlyWorkflow>();
        driver.Start();
        Assert.That(
            driver.ActivateFailing(InstanceDriver.Update("TryUpdate", member)).Message, Does.Contain("created workflow commands"));
    }

    [Test]
    public void IsReplayingHistoryEvents_InQueryWhileReplaying_IsFalse()
    {
        var driver = InstanceDriver.For<ReadOnlyWorkflow>();
        driver.Replaying = true;
        driver.Start();

        Assert.That(driver.Activate(InstanceDriver.Query("Replaying")).Answer<string>(), Is.EqualTo("True False"));
    }

    [Workflow]
    public class ReadOnlyWorkflow
    {
        [WorkflowQuery]
        public string Replaying => $"{Workflow.Unsafe.IsReplaying} {Workflow.Unsafe.IsReplayingHistoryEvents}";

        [WorkflowRun]
        public Task RunAsync() => Workflow.WaitConditionAsync(() => false);

        [WorkflowUpdateValidator(nameof(TryUpdateAsync))]
        public void ValidateTryUpdate(string member) => Try(member);

        [WorkflowUpdate]
        public Task TryUpdateAsync(string member) => Task.CompletedTask;

        [WorkflowQuery]
        public string Try(string member)
        {
            switch (member)
            {
                case "WaitConditionAsync":
                    _ = Workflow.WaitConditionAsync(() => true);
                    break;
                case "RunTaskAsync":
                    _ = Workflow.RunTaskAsync(() => Task.CompletedTask);
                    break;
                case "Patched":
                    Workflow.Patched("p");
                    break;
                case "DeprecatePatch":
                    Workflow.DeprecatePatch("p");
                    break;
                case "Signals":
                    Workflow.Signals["s"] = WorkflowSignalDefinition.CreateWithoutAttribute("s", () => Task.CompletedTask);
                    break;
                case "Queries":
                    Workflow.Queries.Clear();
                    break;
                case "Updates":
                    Workflow.Updates.Remove("TryUpdate");
                    break;
                case "DynamicSignal":
                    Workflow.DynamicSignal = null;
                    break;
                case "DynamicQuery":
                    Workflow.DynamicQuery = null;
                    break;
                case "DynamicUpdate":
                    Workflow.DynamicUpdate = null;
                    break;
                case "CurrentDetails":
                    Workflow.CurrentDetails = "changed";
                    break;
                case "ExecuteActivityAsync":
                    _ = Workflow.ExecuteActivityAsync("Do", [], new() { StartToCloseTimeout = TimeSpan.FromSeconds(1) });
                    break;
                case "StartChildWorkflowAsync":
                    _ = Workflow.StartChildWorkflowAsync("Child", []);
                    break;
                case "DelayAsync":
                    _ = Workflow.DelayAsync(1);
                    break;
                case "UpsertMemo":
                    Workflow.UpsertMemo(MemoUpdate.ValueUnset("key"));
                    break;
            }

            return string.Empty;
        }
    }
}
