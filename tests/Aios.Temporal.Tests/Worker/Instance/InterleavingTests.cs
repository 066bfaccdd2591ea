using Aios.Temporal.Worker.Activations;
using Aios.Temporal.Workflows;

namespace Aios.Temporal.Tests.Worker.Instance;

/// <summary>Order in which code runs inside one activation.</summary>
public sealed class InterleavingTests
{
    [Test]
    public void Start_WithSignal_HandlerRunsBeforeRunMethod()
    {
        var driver = InstanceDriver.For<OrderWorkflow>();

        var commands = driver.Start(null, InstanceDriver.Signal("Note", "signal"));

        var result = InstanceDriver.Value<string[]>(((CompleteWorkflowCommand)commands.Single()).Result);
        Assert.That(result, Is.EqualTo(new[] { "constructor", "signal", "run" }));
    }

    [Test]
    public void Start_WithUpdateThatSchedules_AcceptsBeforeItsCommands()
    {
        var driver = InstanceDriver.For<OrderWorkflow>();

        var commands = driver.Start(null, InstanceDriver.Update("DelayThenNote", "update"));

        Assert.That(
            commands.Select(c => c.GetType()),
            Is.EqualTo(new[] { typeof(UpdateResponseCommand), typeof(StartTimerCommand), typeof(CompleteWorkflowCommand) }));
        Assert.That(((UpdateResponseCommand)commands[0]).Response, Is.TypeOf<UpdateResponse.Accepted>());
    }

    [Test]
    public void Conditions_TwoTrueAtOnce_FirstWaiterCanTakeItFromTheSecond()
    {
        var driver = InstanceDriver.For<TwoWaitersWorkflow>();
        driver.Start();

        var commands = driver.Activate(InstanceDriver.Signal("Give"));

        Assert.That(commands, Is.Empty, "the second waiter must still wait");
        var end = driver.Activate(InstanceDriver.Signal("Give"));
        Assert.That(
            InstanceDriver.Value<string>(((CompleteWorkflowCommand)end.Single()).Result), Is.EqualTo("first,second"));
    }

    [Test]
    public void Conditions_QueryOnly_AreNotChecked()
    {
        var driver = InstanceDriver.For<CountingConditionWorkflow>();
        driver.Start();

        var before = InstanceDriver.Value<int>(((RespondToQueryCommand)driver.Activate(InstanceDriver.Query("Checks")).Single()).Result);
        var after = InstanceDriver.Value<int>(((RespondToQueryCommand)driver.Activate(InstanceDriver.Query("Checks")).Single()).Result);

        Assert.That(after, Is.EqualTo(before).And.EqualTo(1));
    }

    [Test]
    public void Activities_ResolvedTogether_ContinueInJobOrder()
    {
        var driver = InstanceDriver.For<ParallelWorkflow>();
        var scheduled = driver.Start();
        Assert.That(scheduled.OfType<ScheduleActivityCommand>().Select(c => c.Seq), Is.EqualTo(new uint[] { 1, 2, 3 }));

        var commands = driver.Activate(
            InstanceDriver.ActivityDone(3, "c"), InstanceDriver.ActivityDone(1, "a"), InstanceDriver.ActivityDone(2, "b"));

        Assert.That(
            commands.OfType<StartTimerCommand>().Select(t => InstanceDriver.Value<string>(t.UserMetadata!.Summary)),
            Is.EqualTo(new[] { "c", "a", "b" }));
    }

    [Test]
    public void Time_DuringActivation_StandsStillAndThenMoves()
    {
        var driver = InstanceDriver.For<ClockWorkflow>();
        driver.Start();

        var end = driver.Activate(new FireTimer(1));

        var times = InstanceDriver.Value<DateTime[]>(((CompleteWorkflowCommand)end.Single()).Result)!;
        Assert.That(times, Is.EqualTo(new[]
        {
            InstanceDriver.StartTime, InstanceDriver.StartTime, InstanceDriver.StartTime.AddSeconds(1),
        }));
    }

    [Workflow]
    public class OrderWorkflow
    {
        private readonly List<string> notes = ["constructor"];

        [WorkflowRun]
        public Task<string[]> RunAsync()
        {
            notes.Add("run");
            return Task.FromResult(notes.ToArray());
        }

        [WorkflowSignal]
        public Task NoteAsync(string note)
        {
            notes.Add(note);
            return Task.CompletedTask;
        }

        [WorkflowUpdate]
        public async Task DelayThenNoteAsync(string note)
        {
            await Workflow.DelayAsync(1000);
            notes.Add(note);
        }
    }

    [Workflow]
    public class TwoWaitersWorkflow
    {
        private readonly List<string> order = [];
        private int available;

        [WorkflowRun]
        public async Task<string> RunAsync()
        {
            await Workflow.WhenAllAsync(TakeAsync("first"), TakeAsync("second"));
            return string.Join(',', order);
        }

        [WorkflowSignal]
        public Task GiveAsync()
        {
            available++;
            return Task.CompletedTask;
        }

        private async Task TakeAsync(string name)
        {
            await Workflow.WaitConditionAsync(() => available > 0);
            available--;
            order.Add(name);
        }
    }

    [Workflow]
    public class CountingConditionWorkflow
    {
        [WorkflowQuery]
        public int Checks { get; private set; }

        [WorkflowRun]
        public Task RunAsync() => Workflow.WaitConditionAsync(() =>
        {
            Checks++;
            return false;
        });
    }

    [Workflow]
    public class ParallelWorkflow
    {
        [WorkflowRun]
        public Task RunAsync() => Workflow.WhenAllAsync(StepAsync(), StepAsync(), StepAsync());

        private static async Task StepAsync()
        {
            var result = await Workflow.ExecuteActivityAsync<string>(
                "Do", [], new() { StartToCloseTimeout = TimeSpan.FromSeconds(1) });
            await Workflow.DelayWithOptionsAsync(new(1000, summary: result));
        }
    }

    [Workflow]
    public class ClockWorkflow
    {
        [WorkflowRun]
        public async Task<DateTime[]> RunAsync()
        {
            var first = Workflow.UtcNow;
            var second = Workflow.UtcNow;
            await Workflow.DelayAsync(1000);
            return [first, second, Workflow.UtcNow];
        }
    }
}
