using Aios.Temporal.Worker.Activations;
using Aios.Temporal.Workflows;
using Microsoft.Extensions.Logging;

namespace Aios.Temporal.Tests.Worker.Instance;

public sealed class LoggingTests
{
    private readonly RecordedLogs logs = new();

    [SetUp]
    public void Clear() => logs.Messages.Clear();

    [TestCase(true, 0)]
    [TestCase(false, 1)]
    public void Logger_Replaying_Drops(bool replaying, int expected)
    {
        var driver = Driver();
        driver.Replaying = replaying;
        driver.Start(["log"]);

        Assert.That(logs.Messages.Count(m => m == "Information: hello"), Is.EqualTo(expected));
    }

    [TestCase("Slow", "signal handlers", "[{\"name\":\"Slow\",\"count\":2}]")]
    [TestCase("SlowUpdate", "update handlers", "[{\"name\":\"SlowUpdate\",\"id\":\"update-1\"}]")]
    public void End_HandlersRun_Warns(string handler, string kind, string names)
    {
        var driver = Driver();

        Run(driver, handler);

        var warning = logs.Messages.Single(m => m.StartsWith("Warning", StringComparison.Ordinal));
        Assert.That(warning, Does.Contain("[TMPRL1102]").And.Contain(kind).And.Contain(names));
    }

    [TestCase("Quiet")]
    public void End_HandlerMayBeAbandoned_DoesNotWarn(string handler)
    {
        Run(Driver(), handler);

        Assert.That(logs.Messages, Is.Empty);
    }

    [Test]
    public void End_Replaying_DoesNotWarn()
    {
        var driver = Driver();
        driver.Replaying = true;

        Run(driver, "Slow");

        Assert.That(logs.Messages, Is.Empty);
    }

    [Test]
    public void Task_Failed_IsLogged()
    {
        Driver().StartFailing(["bug"]);

        Assert.That(logs.Messages.Single(), Does.StartWith("Warning: The workflow task of TestWorkflow test-workflow"));
    }

    private static void Run(InstanceDriver driver, string handler)
    {
        driver.Start(["end"]);
        if (handler == "SlowUpdate")
        {
            driver.Activate(InstanceDriver.Update(handler));
        }
        else
        {
            driver.Activate(InstanceDriver.Signal(handler), InstanceDriver.Signal(handler));
        }

        Assert.That(driver.Activate(new FireTimer(1)).OfType<CompleteWorkflowCommand>().Count(), Is.EqualTo(1));
    }

    private InstanceDriver Driver() => InstanceDriver.For<LoggingWorkflow>(d => d with { LoggerFactory = logs });

    [Workflow]
    public class LoggingWorkflow
    {
        [WorkflowRun]
        public async Task RunAsync(string what)
        {
            switch (what)
            {
                case "log":
                    Workflow.Logger.LogInformation("hello");
                    break;
                case "bug":
                    throw new NotSupportedException();
                default:
                    await Workflow.DelayAsync(1000);
                    break;
            }
        }

        [WorkflowSignal]
        public Task SlowAsync() => Workflow.DelayAsync(5000);

        [WorkflowSignal(UnfinishedPolicy = HandlerUnfinishedPolicy.Abandon)]
        public Task QuietAsync() => Workflow.DelayAsync(5000);

        [WorkflowUpdate]
        public Task SlowUpdateAsync() => Workflow.DelayAsync(5000);
    }
}
