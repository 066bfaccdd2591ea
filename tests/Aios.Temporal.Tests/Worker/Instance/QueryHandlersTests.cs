using Aios.Temporal.Api.Sdk.V1;
using Aios.Temporal.Converters;
using Aios.Temporal.Worker;
using Aios.Temporal.Worker.Activations;
using Aios.Temporal.Workflows;

namespace Aios.Temporal.Tests.Worker.Instance;

public sealed class QueryHandlersTests
{
    [Test]
    public void Query_MethodWithDefaultArgument_IsAnswered()
    {
        Assert.That(Started().Activate(InstanceDriver.Query("Repeat", "x")).Answer<string>(), Is.EqualTo("xx"));
    }

    [Test]
    public void Query_Unknown_FailsWithKnownNames()
    {
        var answer = Started().Activate(InstanceDriver.Query("Unknown")).Only<RespondToQueryCommand>();

        Assert.That(answer.Failure!.Message, Does.Contain("Repeat"));
        Assert.That(answer.Result, Is.Null);
    }

    [Test]
    public void Query_MissingArgument_Fails()
    {
        var answer = Started().Activate(InstanceDriver.Query("Repeat")).Only<RespondToQueryCommand>();

        Assert.That(answer.Failure!.Message, Does.Contain("'text' has no default value"));
    }

    [Test]
    public void Query_HandlerThrows_FailsAnswerOnly()
    {
        var driver = Started();

        Assert.That(
            driver.Activate(InstanceDriver.Query("Throw")).Only<RespondToQueryCommand>().Failure!.Message, Is.EqualTo("query bug"));
        Assert.That(driver.Activate(InstanceDriver.Query("Repeat", "y")).Answer<string>(), Is.EqualTo("yy"));
    }

    [TestCase("Delay")]
    [TestCase("DelayAndThrow")]
    public void Query_HandlerMakesCommand_FailsTheTask(string query)
    {
        Assert.That(Started().ActivateFailing(InstanceDriver.Query(query)).Message, Does.Contain("created workflow commands"));
    }

    [Test]
    public void Query_SeveralInOneActivation_AreAnsweredInOrder()
    {
        var commands = Started().Activate(
            InstanceDriver.Query("Repeat", "a") with { QueryId = "1" }, InstanceDriver.Query("Repeat", "b") with { QueryId = "2" });

        Assert.That(commands.Cast<RespondToQueryCommand>().Select(c => c.QueryId), Is.EqualTo(new[] { "1", "2" }));
    }

    [Test]
    public void Query_Dynamic_GetsNameAndRawArguments()
    {
        var driver = InstanceDriver.For<DynamicQueryWorkflow>();
        driver.Start();

        Assert.That(driver.Activate(InstanceDriver.Query("anything", 7)).Answer<string>(), Is.EqualTo("anything 7"));
        Assert.That(driver.Activate(InstanceDriver.Query("__temporal_x", 7)).Only<RespondToQueryCommand>().Failure, Is.Not.Null);
    }

    [Test]
    public void StackTrace_NotEnabled_Fails()
    {
        var answer = Started().Activate(InstanceDriver.Query("__stack_trace")).Only<RespondToQueryCommand>();

        Assert.That(answer.Failure!.Message, Does.Contain("WorkflowStackTrace"));
    }

    [Test]
    public void StackTrace_Enabled_ShowsWhereCodeWaits()
    {
        var driver = InstanceDriver.For<QueryWorkflowUnderTest>(d => d with { StackTrace = WorkflowStackTrace.WithoutFileInfo });
        driver.Start();

        var trace = driver.Activate(InstanceDriver.Query("__stack_trace")).Answer<string>();

        Assert.That(trace, Does.StartWith("Task waiting at:\n").And.Contain("WaitForeverAsync"));
    }

    [Test]
    public void Metadata_ListsHandlersAndDetails()
    {
        var driver = Started();

        var metadata = driver.Activate(InstanceDriver.Query("__temporal_workflow_metadata")).Answer<WorkflowMetadata>()!;

        Assert.Multiple(() =>
        {
            Assert.That(metadata.CurrentDetails, Is.EqualTo("waiting"));
            Assert.That(metadata.Definition.Type, Is.EqualTo("TestWorkflow"));
            Assert.That(
                metadata.Definition.QueryDefinitions.Select(d => d.Name),
                Is.EqualTo(new[] { "Delay", "DelayAndThrow", "Repeat", "Throw" }));
            Assert.That(metadata.Definition.QueryDefinitions.Single(d => d.Name == "Repeat").Description, Is.EqualTo("Repeats"));
        });
    }

    private static InstanceDriver Started()
    {
        var driver = InstanceDriver.For<QueryWorkflowUnderTest>();
        driver.Start();
        return driver;
    }

    [Workflow]
    public class QueryWorkflowUnderTest
    {
        [WorkflowRun]
        public async Task RunAsync()
        {
            Workflow.CurrentDetails = "waiting";
            await WaitForeverAsync();
        }

        [WorkflowQuery(Description = "Repeats")]
        public string Repeat(string text, int times = 2) => string.Concat(Enumerable.Repeat(text, times));

        [WorkflowQuery]
        public string Throw() => throw new NotSupportedException("query bug");

        [WorkflowQuery]
        public string Delay()
        {
            _ = Workflow.DelayAsync(1000);
            return string.Empty;
        }

        [WorkflowQuery]
        public string DelayAndThrow()
        {
            Delay();
            throw new NotSupportedException("query bug");
        }

        private static Task WaitForeverAsync() => Workflow.WaitConditionAsync(() => false);
    }

    [Workflow]
    public class DynamicQueryWorkflow
    {
        [WorkflowRun]
        public Task RunAsync() => Workflow.WaitConditionAsync(() => false);

        [WorkflowQuery(Dynamic = true)]
        public string Any(string name, IRawValue[] args) =>
            $"{name} {Workflow.PayloadConverter.ToValue<int>(args.Single())}";
    }
}
