using Aios.Temporal.Worker.Activations;
using Aios.Temporal.Workflows;
using FsCheck;
using FsCheck.Fluent;

namespace Aios.Temporal.Tests.Worker.Instance;

/// <summary>Whatever arrives in whatever order: a second instance that gets the same jobs makes the same commands.</summary>
public sealed class DeterminismTests
{
    /// <summary>Actions of one property run; each becomes one activation.</summary>
    private const int MostSteps = 12;

    [Test]
    public void Activate_SameJobsTwice_MakesSameCommands()
    {
        var steps = Gen.Choose(0, 3).ArrayOf(3).ArrayOf(MostSteps).ToArbitrary();
        Prop.ForAll(steps, choices => Trace(choices).SequenceEqual(Trace(choices))).QuickCheckThrowOnFailure();
    }

    [Test]
    public void Activate_QueryBetweenTasks_ChangesNoCommand()
    {
        var steps = Gen.Choose(0, 3).ArrayOf(3).ArrayOf(MostSteps).ToArbitrary();
        Prop.ForAll(steps, choices => Trace(choices).SequenceEqual(Trace(choices, withQueries: true)))
            .QuickCheckThrowOnFailure();
    }

    private static List<string> Trace(int[][] choices, bool withQueries = false)
    {
        var driver = InstanceDriver.For<BusyWorkflow>();
        var open = new Open();
        List<string> trace = [];
        Take(driver.Start());
        foreach (var activation in choices)
        {
            if (withQueries)
            {
                driver.Activate(InstanceDriver.Query("Steps"));
            }

            Take(driver.Activate([.. activation.Select(open.Next).OfType<ActivationJob>()]));
        }

        return trace;

        void Take(IReadOnlyList<InstanceCommand> commands)
        {
            open.Note(commands);
            trace.AddRange(commands.Select(c => c.ToString()));
            trace.Add("-");
        }
    }

    /// <summary>What the run waits for, so that only possible jobs are made.</summary>
    private sealed class Open
    {
        private readonly Queue<uint> timers = new();
        private readonly Queue<uint> activities = new();
        private int signals;

        public void Note(IReadOnlyList<InstanceCommand> commands)
        {
            foreach (var command in commands)
            {
                switch (command)
                {
                    case StartTimerCommand timer:
                        timers.Enqueue(timer.Seq);
                        break;
                    case ScheduleActivityCommand activity:
                        activities.Enqueue(activity.Seq);
                        break;
                }
            }
        }

        public ActivationJob? Next(int choice) => choice switch
        {
            0 when timers.TryDequeue(out var seq) => new FireTimer(seq),
            1 when activities.TryDequeue(out var seq) => InstanceDriver.ActivityDone(seq, (int)seq),
            2 => InstanceDriver.Signal("Work", signals++),
            3 => InstanceDriver.Update("Change", signals++) with { Id = $"u{signals}", ProtocolInstanceId = $"u{signals}" },
            _ => null,
        };
    }

    [Workflow]
    public class BusyWorkflow
    {
        private readonly Queue<int> work = new();

        [WorkflowQuery]
        public int Steps { get; private set; }

        [WorkflowRun]
        public Task RunAsync() => Workflow.WhenAllAsync(Enumerable.Range(0, 3).Select(ConsumeAsync));

        [WorkflowSignal]
        public Task WorkAsync(int number)
        {
            work.Enqueue(number);
            return Task.CompletedTask;
        }

        [WorkflowUpdate]
        public async Task<int> ChangeAsync(int number)
        {
            await Workflow.DelayWithOptionsAsync(new(1000, $"update {number} {Workflow.Random.Next(100)}"));
            work.Enqueue(number);
            return Steps;
        }

        private async Task ConsumeAsync(int consumer)
        {
            while (true)
            {
                await Workflow.WaitConditionAsync(() => work.Count > 0);
                var number = work.Dequeue();
                Steps += await Workflow.ExecuteActivityAsync<int>(
                    "Do", [consumer, number, Workflow.NewGuid()], new() { StartToCloseTimeout = TimeSpan.FromSeconds(1) });
                await Workflow.WhenAnyAsync(Workflow.DelayAsync(100 + Steps), Workflow.WaitConditionAsync(() => work.Count > 3));
            }
        }
    }
}
