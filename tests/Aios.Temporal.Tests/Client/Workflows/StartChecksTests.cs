using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Client;

namespace Aios.Temporal.Tests.Client.Workflows;

/// <summary>Bad input is refused before anything is sent: the target of these clients does not exist.</summary>
public class StartChecksTests
{
    private static readonly TemporalClient Client = TemporalClient.CreateLazy(new("127.0.0.1:1"));

    private static IEnumerable<TestCaseData> BadOptions()
    {
        yield return Case("NoId", "workflow id is required", o => o.Id = null);
        yield return Case("EmptyId", "workflow id is required", o => o.Id = "");
        yield return Case("NoTaskQueue", "task queue is required", o => o.TaskQueue = null);
        yield return Case("NullMemo", "'gone' is null", o => o.Memo = new Dictionary<string, object> { ["gone"] = null! });
        yield return Case("NegativeTimeout", "RunTimeout is negative", o => o.RunTimeout = TimeSpan.FromSeconds(-1));
        yield return Case("SignalArgsAlone", "need a start signal", o => o.StartSignalArgs = [1]);
        yield return Case("CronAndDelay", "cannot be combined", o => (o.CronSchedule, o.StartDelay) = ("* * * * *", TimeSpan.FromSeconds(1)));
#pragma warning disable CS0612 // Still in the public enumeration.
        yield return Case("TerminateTwice", "cannot be combined", o => (o.IdReusePolicy, o.IdConflictPolicy) =
            (WorkflowIdReusePolicy.TerminateIfRunning, WorkflowIdConflictPolicy.Fail));
#pragma warning restore CS0612
    }

    [TestCaseSource(nameof(BadOptions))]
    public void StartWorkflow_BadOptions_ThrowsArgumentException(Action<WorkflowOptions> spoil, string message)
    {
        var options = new WorkflowOptions("id", "queue");
        spoil(options);
        var error = Assert.ThrowsAsync<ArgumentException>(() => Client.StartWorkflowAsync("Order", [], options));
        Assert.That(error.Message, Does.Contain(message));
    }

    [Test]
    public void StartWorkflow_EmptyType_ThrowsArgumentException() =>
        Assert.ThrowsAsync<ArgumentException>(() => Client.StartWorkflowAsync("", [], new("id", "queue")));

    [Test]
    public void StartWorkflow_ExpressionOfAnotherMethod_ThrowsArgumentException() =>
        Assert.ThrowsAsync<ArgumentException>(
            () => Client.StartWorkflowAsync((ITestWorkflow wf) => wf.ApproveAsync("eve"), new("id", "queue")));

    [Test]
    public void Client_EmptyNamespace_ThrowsArgumentException() =>
        Assert.Throws<ArgumentException>(() => TemporalClient.CreateLazy(new("127.0.0.1:1") { Namespace = "" }));

    private static TestCaseData Case(string name, string message, Action<WorkflowOptions> spoil) =>
        new TestCaseData(spoil, message).SetArgDisplayNames(name);
}
