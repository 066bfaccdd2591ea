using Aios.Temporal.Converters;
using Aios.Temporal.Exceptions;
using Aios.Temporal.Worker.Activations;
using Aios.Temporal.Workflows;

namespace Aios.Temporal.Tests.Worker.Instance;

public sealed class SignalHandlersTests
{
    [Test]
    public void Signal_WithoutHandler_IsDeliveredInOrderWhenHandlerIsAdded()
    {
        var driver = InstanceDriver.For<LateHandlerWorkflow>();
        driver.Start(["named"]);
        driver.Activate(InstanceDriver.Signal("late", "1"), InstanceDriver.Signal("other", "x"));
        driver.Activate(InstanceDriver.Signal("late", "2"));

        driver.Activate(InstanceDriver.Signal("Go"));

        Assert.That(Seen(driver), Is.EqualTo(new[] { "late 1", "late 2" }));
    }

    [Test]
    public void Signal_WithoutHandler_GoesToDynamicHandlerWhenThatIsAdded()
    {
        var driver = InstanceDriver.For<LateHandlerWorkflow>();
        driver.Start(["dynamic"]);
        driver.Activate(InstanceDriver.Signal("b", "1"), InstanceDriver.Signal("a", "2"));

        driver.Activate(InstanceDriver.Signal("Go"));

        Assert.That(Seen(driver), Is.EqualTo(new[] { "b 1", "a 2" }));
    }

    [Test]
    public void Signal_ReservedName_NeverReachesDynamicHandler()
    {
        var driver = InstanceDriver.For<LateHandlerWorkflow>();
        driver.Start(["dynamic"], InstanceDriver.Signal("Go"));

        driver.Activate(InstanceDriver.Signal("__temporal_secret", "1"), InstanceDriver.Signal("open", "2"));

        Assert.That(Seen(driver), Is.EqualTo(new[] { "open 2" }));
    }

    [Test]
    public void Signal_HandlerAddedByConstructor_GetsSignalOfFirstActivation()
    {
        var driver = InstanceDriver.For<ConstructorHandlerWorkflow>();

        var end = driver.Start(null, InstanceDriver.Signal("early", "1"));

        Assert.That(end.Result<string>(), Is.EqualTo("1"));
    }

    [Test]
    public void Signal_ArgumentCannotBeDecoded_IsDropped()
    {
        var driver = InstanceDriver.For<SignalOutcomeWorkflow>();
        driver.Start();

        Assert.That(driver.Activate(InstanceDriver.Signal("Outcome", new[] { 1, 2 })), Is.Empty);
    }

    [Test]
    public void Signal_ExtraArgument_IsIgnored()
    {
        var driver = InstanceDriver.For<SignalOutcomeWorkflow>();
        driver.Start();

        driver.Activate(InstanceDriver.Signal("Outcome", "failure", "extra")).Only<FailWorkflowCommand>();
    }

    [Test]
    public void Signal_FailureException_FailsTheWorkflow()
    {
        var driver = InstanceDriver.For<SignalOutcomeWorkflow>();
        driver.Start();

        var end = driver.Activate(InstanceDriver.Signal("Outcome", "failure"));

        Assert.That(end.Only<FailWorkflowCommand>().Failure.Message, Is.EqualTo("from signal"));
    }

    [Test]
    public void Signal_OtherException_FailsTheTask()
    {
        var driver = InstanceDriver.For<SignalOutcomeWorkflow>();
        driver.Start();

        Assert.That(driver.ActivateFailing(InstanceDriver.Signal("Outcome", "bug")).Message, Is.EqualTo("bug"));
    }

    [Test]
    public void Signal_ContinueAsNew_ContinuesAsNew()
    {
        var driver = InstanceDriver.For<SignalOutcomeWorkflow>();
        driver.Start();

        driver.Activate(InstanceDriver.Signal("Outcome", "next")).Only<ContinueAsNewCommand>();
    }

    [Test]
    public void AllHandlersFinished_HandlerRuns_IsFalseUntilItEnds()
    {
        var driver = InstanceDriver.For<SignalOutcomeWorkflow>();
        driver.Start();
        driver.Activate(InstanceDriver.Signal("Outcome", "delay"));

        Assert.That(driver.Activate(InstanceDriver.Query("Finished")).Answer<bool>(), Is.False);
        driver.Activate(new FireTimer(1));
        Assert.That(driver.Activate(InstanceDriver.Query("Finished")).Answer<bool>(), Is.True);
    }

    private static string[] Seen(InstanceDriver driver) =>
        driver.Activate(InstanceDriver.Query("Seen")).Answer<string[]>()!;

    [Workflow]
    public class LateHandlerWorkflow
    {
        private readonly List<string> seen = [];
        private bool go;

        [WorkflowQuery]
        public IReadOnlyList<string> Seen => seen;

        [WorkflowRun]
        public async Task RunAsync(string kind)
        {
            await Workflow.WaitConditionAsync(() => go);
            if (kind == "named")
            {
                Workflow.Signals["late"] = WorkflowSignalDefinition.CreateWithoutAttribute("late", Note);
            }
            else
            {
                Workflow.DynamicSignal = WorkflowSignalDefinition.CreateWithoutAttribute(null, NoteAny);
            }

            await Workflow.WaitConditionAsync(() => false);
        }

        [WorkflowSignal]
        public Task GoAsync()
        {
            go = true;
            return Task.CompletedTask;
        }

        private Task Note(string text)
        {
            seen.Add("late " + text);
            return Task.CompletedTask;
        }

        private Task NoteAny(string name, IRawValue[] args)
        {
            seen.Add($"{name} {Workflow.PayloadConverter.ToValue<string>(args.Single())}");
            return Task.CompletedTask;
        }
    }

    [Workflow]
    public class ConstructorHandlerWorkflow
    {
        private string? got;

        public ConstructorHandlerWorkflow() =>
            Workflow.Signals["early"] = WorkflowSignalDefinition.CreateWithoutAttribute("early", (string text) =>
            {
                got = text;
                return Task.CompletedTask;
            });

        [WorkflowRun]
        public async Task<string> RunAsync()
        {
            await Workflow.WaitConditionAsync(() => got is not null);
            return got!;
        }
    }

    [Workflow]
    public class SignalOutcomeWorkflow
    {
        [WorkflowQuery]
        public bool Finished => Workflow.AllHandlersFinished;

        [WorkflowRun]
        public Task RunAsync() => Workflow.WaitConditionAsync(() => false);

        [WorkflowSignal]
        public async Task OutcomeAsync(string what)
        {
            switch (what)
            {
                case "failure":
                    throw new ApplicationFailureException("from signal");
                case "bug":
                    throw new NotSupportedException("bug");
                case "next":
                    throw Workflow.CreateContinueAsNewException((SignalOutcomeWorkflow w) => w.RunAsync());
                default:
                    await Workflow.DelayAsync(1000);
                    break;
            }
        }
    }
}
