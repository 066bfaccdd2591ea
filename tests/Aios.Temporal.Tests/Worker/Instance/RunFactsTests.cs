using Aios.Temporal.Common;
using Aios.Temporal.Exceptions;
using Aios.Temporal.Worker.Activations;
using Aios.Temporal.Workflows;
using Google.Protobuf.WellKnownTypes;

namespace Aios.Temporal.Tests.Worker.Instance;

/// <summary>What a run knows of itself: info, memo, search attributes, random values.</summary>
public sealed class RunFactsTests
{
    private static readonly SearchAttributeKey<string> Color = SearchAttributeKey.CreateKeyword("Color");
    private static readonly SearchAttributeKey<long> Size = SearchAttributeKey.CreateLong("Size");

    [Test]
    public void Info_StartedEvent_IsRead()
    {
        var driver = InstanceDriver.For<FactsWorkflow>();
        driver.Started.ParentWorkflowExecution = new() { WorkflowId = "parent", RunId = "parent-run" };
        driver.Started.ParentWorkflowNamespace = "parent-namespace";
        driver.Started.RootWorkflowExecution = new() { WorkflowId = "root", RunId = "root-run" };
        driver.Started.WorkflowRunTimeout = Duration.FromTimeSpan(TimeSpan.Zero);
        driver.Started.WorkflowExecutionTimeout = Duration.FromTimeSpan(TimeSpan.FromHours(1));
        driver.Started.ContinuedFailure = new() { Message = "earlier", ApplicationFailureInfo = new() };
        driver.Started.LastCompletionResult = InstanceDriver.Payloads("last");
        driver.Started.RetryPolicy = new() { MaximumAttempts = 9 };
        driver.Start(["info"]);

        var info = FactsWorkflow.SeenInfo!;
        Assert.Multiple(() =>
        {
            Assert.That(info.WorkflowId, Is.EqualTo("test-workflow"));
            Assert.That(info.WorkflowType, Is.EqualTo("TestWorkflow"));
            Assert.That(info.Namespace, Is.EqualTo("test-namespace"));
            Assert.That(info.TaskQueue, Is.EqualTo("test-queue"));
            Assert.That(info.RunId, Is.EqualTo(driver.RunId));
            Assert.That(info.FirstExecutionRunId, Is.EqualTo("first-run"));
            Assert.That(info.Parent, Is.EqualTo(new WorkflowInfo.ParentInfo("parent-namespace", "parent-run", "parent")));
            Assert.That(info.Root, Is.EqualTo(new WorkflowInfo.RootInfo("root-run", "root")));
            Assert.That(info.RunTimeout, Is.Null);
            Assert.That(info.ExecutionTimeout, Is.EqualTo(TimeSpan.FromHours(1)));
            Assert.That(info.TaskTimeout, Is.EqualTo(TimeSpan.FromSeconds(10)));
            Assert.That(info.LastFailure, Is.TypeOf<ApplicationFailureException>().With.Message.EqualTo("earlier"));
            Assert.That(InstanceDriver.Value<string>(info.LastResult!.Single().Payload), Is.EqualTo("last"));
            Assert.That(info.RetryPolicy!.MaximumAttempts, Is.EqualTo(9));
            Assert.That(info.CronSchedule, Is.Null);
            Assert.That(info.ContinuedRunId, Is.Null);
            Assert.That(info.StartTime, Is.EqualTo(InstanceDriver.StartTime));
        });
    }

    [Test]
    public void UpsertMemo_SetAndUnset_ChangesMemoAndCommands()
    {
        var driver = InstanceDriver.For<FactsWorkflow>();
        driver.Started.Memo = new() { Fields = { ["old"] = InstanceDriver.Payload(1), ["gone"] = InstanceDriver.Payload(2) } };

        var commands = driver.Start(["memo"]);

        var upserted = ((ModifyPropertiesCommand)commands[0]).UpsertedMemo;
        Assert.That(InstanceDriver.Value<string>(upserted.Fields["new"]), Is.EqualTo("value"));
        Assert.That(upserted.Fields["gone"].Metadata["encoding"].ToStringUtf8(), Is.EqualTo("binary/null"));
        Assert.That(
            InstanceDriver.Value<string>(((CompleteWorkflowCommand)commands[1]).Result), Is.EqualTo("new old"));
    }

    [TestCase("memo-none", "At least one")]
    [TestCase("memo-twice", "changed twice")]
    [TestCase("attributes-none", "At least one")]
    [TestCase("attributes-twice", "twice")]
    public void Upsert_BadUpdates_FailsTheTask(string what, string message)
    {
        Assert.That(InstanceDriver.For<FactsWorkflow>().StartFailing([what]).Message, Does.Contain(message));
    }

    [Test]
    public void UpsertTypedSearchAttributes_SetAndUnset_ChangesAttributesAndCommands()
    {
        var driver = InstanceDriver.For<FactsWorkflow>();
        driver.Started.SearchAttributes = new SearchAttributeCollection.Builder().Set(Size, 3).ToSearchAttributeCollection().ToProto();

        var commands = driver.Start(["attributes"]);

        var upserted = ((UpsertSearchAttributesCommand)commands[0]).SearchAttributes.IndexedFields;
        Assert.That(upserted["Color"].Data.ToStringUtf8(), Is.EqualTo("\"red\""));
        Assert.That(upserted["Size"].Metadata["type"].ToStringUtf8(), Is.EqualTo("Int"));
        Assert.That(
            InstanceDriver.Value<string>(((CompleteWorkflowCommand)commands[1]).Result), Is.EqualTo("Color"));
    }

    [Test]
    public void Random_NewSeed_ChangesValues()
    {
        var driver = InstanceDriver.For<FactsWorkflow>();
        driver.Start(["random"]);

        var guids = driver.Activate(new UpdateRandomSeed(1), new FireTimer(1)).Result<Guid[]>()!;

        Assert.That(guids[0], Is.EqualTo(Guid.Parse("407deca2-f242-4603-8d1a-e2e9755f84d6")));
        Assert.That(guids[1], Is.EqualTo(new DeterministicRandom(1).NewGuid()));
    }

    [Workflow]
    public class FactsWorkflow
    {
        public static WorkflowInfo? SeenInfo { get; private set; }

        [WorkflowRun]
        public async Task<object?> RunAsync(string what)
        {
            switch (what)
            {
                case "info":
                    SeenInfo = Workflow.Info;
                    return null;
                case "memo":
                    Workflow.UpsertMemo(MemoUpdate.ValueSet("new", "value"), MemoUpdate.ValueUnset("gone"));
                    return string.Join(' ', Workflow.Memo.Keys.Order());
                case "memo-none":
                    Workflow.UpsertMemo();
                    return null;
                case "memo-twice":
                    Workflow.UpsertMemo(MemoUpdate.ValueSet("a", 1), MemoUpdate.ValueUnset("a"));
                    return null;
                case "attributes":
                    Workflow.UpsertTypedSearchAttributes(Color.ValueSet("red"), Size.ValueUnset());
                    return string.Join(' ', Workflow.TypedSearchAttributes.UntypedValues.Keys.Select(k => k.Name));
                case "attributes-none":
                    Workflow.UpsertTypedSearchAttributes();
                    return null;
                case "attributes-twice":
                    Workflow.UpsertTypedSearchAttributes(Size.ValueSet(1), Size.ValueUnset());
                    return null;
                default:
                    var first = Workflow.NewGuid();
                    await Workflow.DelayAsync(1000);
                    return new[] { first, Workflow.NewGuid() };
            }
        }
    }
}
