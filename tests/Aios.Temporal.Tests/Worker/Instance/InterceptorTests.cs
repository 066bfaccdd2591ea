using Aios.Temporal.Worker.Activations;
using Aios.Temporal.Worker.Interceptors;
using Aios.Temporal.Workflows;

namespace Aios.Temporal.Tests.Worker.Instance;

public sealed class InterceptorTests
{
    [Test]
    public void Chain_TwoInterceptors_FirstIsOutermost()
    {
        List<string> calls = [];
        var driver = InstanceDriver.For<InterceptedWorkflow>(d => d with
        {
            Interceptors = [new Recorder("outer", calls), new Recorder("inner", calls)],
        });

        driver.Start(null, InstanceDriver.Signal("Poke"), InstanceDriver.Update("Change"));
        driver.Activate(InstanceDriver.Query("State"));

        Assert.That(calls, Is.EqualTo(new[]
        {
            "outer signal", "inner signal",
            "outer validate", "inner validate", "outer update", "inner update",
            "outer run", "inner run", "inner delay", "outer delay",
            "outer query", "inner query",
        }));
    }

    [Test]
    public void Outbound_ChangedInput_ReachesCommand()
    {
        var driver = InstanceDriver.For<InterceptedWorkflow>(d => d with { Interceptors = [new Recorder("x", [])] });

        var timer = driver.Start().Only<StartTimerCommand>();

        Assert.That(timer.Duration, Is.EqualTo(TimeSpan.FromSeconds(2)));
    }

    [Test]
    public void Result_ReplacedByInterceptor_CompletesWithIt()
    {
        var driver = InstanceDriver.For<InterceptedWorkflow>(d => d with { Interceptors = [new Recorder("x", [])] });
        driver.Start();

        Assert.That(driver.Activate(new FireTimer(1)).Result<string>(), Is.EqualTo("done, seen by x"));
    }

    private sealed class Recorder(string name, List<string> calls) : IWorkerInterceptor
    {
        public WorkflowInboundInterceptor InterceptWorkflow(WorkflowInboundInterceptor nextInterceptor) =>
            new Inbound(nextInterceptor, name, calls);
    }

    private sealed class Inbound(WorkflowInboundInterceptor next, string name, List<string> calls)
        : WorkflowInboundInterceptor(next)
    {
        public override void Init(WorkflowOutboundInterceptor outbound) => base.Init(new Outbound(outbound, name, calls));

        public override async Task<object?> ExecuteWorkflowAsync(ExecuteWorkflowInput input)
        {
            calls.Add($"{name} run");
            return $"{await base.ExecuteWorkflowAsync(input)}, seen by {name}";
        }

        public override Task HandleSignalAsync(HandleSignalInput input)
        {
            calls.Add($"{name} signal");
            return base.HandleSignalAsync(input);
        }

        public override object? HandleQuery(HandleQueryInput input)
        {
            calls.Add($"{name} query");
            return base.HandleQuery(input);
        }

        public override void ValidateUpdate(HandleUpdateInput input)
        {
            calls.Add($"{name} validate");
            base.ValidateUpdate(input);
        }

        public override Task<object?> HandleUpdateAsync(HandleUpdateInput input)
        {
            calls.Add($"{name} update");
            return base.HandleUpdateAsync(input);
        }
    }

    private sealed class Outbound(WorkflowOutboundInterceptor next, string name, List<string> calls)
        : WorkflowOutboundInterceptor(next)
    {
        public override Task DelayAsync(DelayAsyncInput input)
        {
            calls.Add($"{name} delay");
            return base.DelayAsync(input with { Delay = input.Delay * 2 });
        }
    }

    [Workflow]
    public class InterceptedWorkflow
    {
        [WorkflowQuery]
        public int State { get; }

        [WorkflowRun]
        public async Task<string> RunAsync()
        {
            await Workflow.DelayAsync(1000);
            return "done";
        }

        [WorkflowSignal]
        public Task PokeAsync() => Task.CompletedTask;

        [WorkflowUpdateValidator(nameof(ChangeAsync))]
        public void ValidateChange()
        {
        }

        [WorkflowUpdate]
        public Task ChangeAsync() => Task.CompletedTask;
    }
}
