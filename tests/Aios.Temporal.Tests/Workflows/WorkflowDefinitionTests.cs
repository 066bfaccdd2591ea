using Aios.Temporal.Converters;
using Aios.Temporal.Workflows;

namespace Aios.Temporal.Tests.Workflows;

public sealed class WorkflowDefinitionTests
{
    [TestCase(typeof(IInterfaceWorkflow), "InterfaceWorkflow")]
    [TestCase(typeof(Plain), "Plain")]
    [TestCase(typeof(Named), "other-name")]
    [TestCase(typeof(DynamicOne), null)]
    public void Create_Name_FollowsRules(Type type, string? name)
    {
        Assert.That(WorkflowDefinition.Create(type).Name, Is.EqualTo(name));
    }

    [Test]
    public void Create_Handlers_AreNamedByRules()
    {
        var definition = WorkflowDefinition.Create<Plain>();

        Assert.Multiple(() =>
        {
            Assert.That(definition.Signals.Keys, Is.EquivalentTo(new[] { "Poke", "Async", "signal-name" }));
            Assert.That(definition.Queries.Keys, Is.EquivalentTo(new[] { "ReadAsync", "Value" }));
            Assert.That(definition.Updates.Keys, Is.EquivalentTo(new[] { "Change" }));
            Assert.That(definition.DynamicSignal, Is.Not.Null);
            Assert.That(definition.DynamicSignal!.Dynamic, Is.True);
            Assert.That(definition.Instantiable, Is.True);
        });
    }

    [Test]
    public void Create_SameType_IsRemembered()
    {
        Assert.That(WorkflowDefinition.Create<Plain>(), Is.SameAs(WorkflowDefinition.Create(typeof(Plain))));
    }

    [Test]
    public void Create_Interface_IsNotInstantiable()
    {
        var definition = WorkflowDefinition.Create<IInterfaceWorkflow>();

        Assert.That(definition.Instantiable, Is.False);
        Assert.That(() => definition.CreateWorkflowInstance([]), Throws.InvalidOperationException);
    }

    [Test]
    public void Create_Overrides_ReplaceNameAndCreator()
    {
        var workflow = new Plain();
        var definition = WorkflowDefinition.Create(typeof(Plain), "override", _ => workflow);

        Assert.That(definition.Name, Is.EqualTo("override"));
        Assert.That(definition.CreateWorkflowInstance([]), Is.SameAs(workflow));
    }

    [Test]
    public void Create_WithoutAttribute_Throws()
    {
        Assert.That(() => WorkflowDefinition.Create<string>(), Throws.ArgumentException.With.Message.Contains("[Workflow]"));
    }

    [TestCase(typeof(NoRun), "No valid method with [WorkflowRun]")]
    [TestCase(typeof(TwoRuns), "More than one run method")]
    [TestCase(typeof(StaticRun), "must not be static")]
    [TestCase(typeof(GenericRun), "must not be generic")]
    [TestCase(typeof(RunWithoutTask), "must return Task")]
    [TestCase(typeof(InheritedRun), "must be declared on")]
    [TestCase(typeof(ReservedName), "reserved")]
    [TestCase(typeof(OverrideWithoutAttribute), "must repeat it")]
    [TestCase(typeof(OrphanValidator), "which is no update method")]
    [TestCase(typeof(InitMismatch), "must have the parameters of run method")]
    [TestCase(typeof(NamedDynamic), "must not have a name")]
    [TestCase(typeof(DynamicWithArguments), "IRawValue[]")]
    public void Create_Invalid_SaysWhy(Type type, string message)
    {
        Assert.That(() => WorkflowDefinition.Create(type), Throws.ArgumentException.With.Message.Contains(message));
    }

    [Test]
    public void Create_ManyProblems_AreAllReported()
    {
        Assert.That(
            () => WorkflowDefinition.Create<ManyProblems>(),
            Throws.ArgumentException.With.Message.Contains("No valid method with [WorkflowRun]")
                .And.Message.Contains("Signal name 'twice' is used more than once")
                .And.Message.Contains("Query method").And.Message.Contains("must return its value directly")
                .And.Message.Contains("Signal method").And.Message.Contains("must return Task"));
    }

    [Test]
    public void CreateWithoutAttribute_WrongDelegate_Throws()
    {
        Assert.Multiple(() =>
        {
            Assert.That(() => WorkflowSignalDefinition.CreateWithoutAttribute("s", () => 1), Throws.ArgumentException);
            Assert.That(() => WorkflowQueryDefinition.CreateWithoutAttribute("q", () => Task.FromResult(1)), Throws.ArgumentException);
            Assert.That(() => WorkflowUpdateDefinition.CreateWithoutAttribute("u", () => 1), Throws.ArgumentException);
            Assert.That(
                () => WorkflowUpdateDefinition.CreateWithoutAttribute("u", (int _) => Task.CompletedTask, (string _) => { }),
                Throws.ArgumentException.With.Message.Contains("must have the parameters"));
            Assert.That(
                () => WorkflowSignalDefinition.CreateWithoutAttribute(null, (string _) => Task.CompletedTask), Throws.ArgumentException);
            Assert.That(
                () => WorkflowSignalDefinition.CreateWithoutAttribute("__temporal_x", () => Task.CompletedTask),
                Throws.ArgumentException);
        });
    }

    [Test]
    public void NameFromRunMethodForCall_Interface_UsesInterfaceName()
    {
        var method = typeof(IInterfaceWorkflow).GetMethod(nameof(IInterfaceWorkflow.RunAsync))!;

        Assert.That(WorkflowDefinition.NameFromRunMethodForCall(method), Is.EqualTo("InterfaceWorkflow"));
    }

    [Workflow]
    public interface IInterfaceWorkflow
    {
        [WorkflowRun]
        Task RunAsync();
    }

    [Workflow]
    public class Plain
    {
        [WorkflowQuery]
        public int Value { get; }

        [WorkflowRun]
        public Task RunAsync() => Task.CompletedTask;

        [WorkflowSignal]
        public Task PokeAsync() => Task.CompletedTask;

        [WorkflowSignal]
        public Task Async() => Task.CompletedTask;

        [WorkflowSignal("signal-name")]
        public Task OtherAsync() => Task.CompletedTask;

        [WorkflowSignal(Dynamic = true)]
        public Task AnyAsync(string name, IRawValue[] args) => Task.CompletedTask;

        [WorkflowQuery]
        public int ReadAsync() => 1;

        [WorkflowUpdate]
        public Task<int> ChangeAsync() => Task.FromResult(1);
    }

    [Workflow("other-name")]
    public class Named
    {
        [WorkflowRun]
        public Task RunAsync() => Task.CompletedTask;
    }

    [Workflow(Dynamic = true)]
    public class DynamicOne
    {
        [WorkflowRun]
        public Task RunAsync(IRawValue[] args) => Task.CompletedTask;
    }

    [Workflow]
    public class NoRun;

    [Workflow]
    public class TwoRuns
    {
        [WorkflowRun]
        public Task OneAsync() => Task.CompletedTask;

        [WorkflowRun]
        public Task TwoAsync() => Task.CompletedTask;
    }

    [Workflow]
    public class StaticRun
    {
        [WorkflowRun]
        public static Task RunAsync() => Task.CompletedTask;
    }

    [Workflow]
    public class GenericRun
    {
        [WorkflowRun]
        public Task RunAsync<T>() => Task.CompletedTask;
    }

    [Workflow]
    public class RunWithoutTask
    {
        [WorkflowRun]
        public int Run() => 1;
    }

    [Workflow]
    public class InheritedRun : Plain;

    [Workflow("__temporal_workflow")]
    public class ReservedName
    {
        [WorkflowRun]
        public Task RunAsync() => Task.CompletedTask;
    }

    public abstract class BaseWithSignal
    {
        [WorkflowSignal]
        public virtual Task PokeAsync() => Task.CompletedTask;
    }

    [Workflow]
    public class OverrideWithoutAttribute : BaseWithSignal
    {
        [WorkflowRun]
        public Task RunAsync() => Task.CompletedTask;

        public override Task PokeAsync() => Task.CompletedTask;
    }

    [Workflow]
    public class OrphanValidator
    {
        [WorkflowRun]
        public Task RunAsync() => Task.CompletedTask;

        [WorkflowUpdateValidator("Missing")]
        public void Validate()
        {
        }
    }

    [Workflow]
    public class InitMismatch
    {
        [WorkflowInit]
        public InitMismatch(string text)
        {
        }

        [WorkflowRun]
        public Task RunAsync(int number) => Task.CompletedTask;
    }

    [Workflow("name", Dynamic = true)]
    public class NamedDynamic
    {
        [WorkflowRun]
        public Task RunAsync(IRawValue[] args) => Task.CompletedTask;
    }

    [Workflow(Dynamic = true)]
    public class DynamicWithArguments
    {
        [WorkflowRun]
        public Task RunAsync(string text) => Task.CompletedTask;
    }

    [Workflow]
    public class ManyProblems
    {
        [WorkflowSignal("twice")]
        public Task OneAsync() => Task.CompletedTask;

        [WorkflowSignal("twice")]
        public Task TwoAsync() => Task.CompletedTask;

        [WorkflowSignal]
        public void NoTask()
        {
        }

        [WorkflowQuery]
        public Task<int> Slow() => Task.FromResult(1);
    }
}
