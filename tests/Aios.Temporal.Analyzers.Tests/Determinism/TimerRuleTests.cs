using Aios.Temporal.Analyzers.Determinism;
using Aios.Temporal.Analyzers.Tests.Harness;

namespace Aios.Temporal.Analyzers.Tests.Determinism;

internal sealed class TimerRuleTests
{
    [TestCase("await [|Task.Delay(1)|];")]
    [TestCase("await [|Task.Delay(TimeSpan.FromSeconds(1), CancellationToken.None)|];")]
    [TestCase("var c = [|new CancellationTokenSource(100)|];")]
    [TestCase("var c = [|new CancellationTokenSource(TimeSpan.FromSeconds(1))|];")]
    [TestCase("new CancellationTokenSource().Token.Register(() => { }); [|new CancellationTokenSource().CancelAfter(1)|];")]
    [TestCase("await [|Workflow.DelayAsync(9).WaitAsync(TimeSpan.FromSeconds(1))|];")]
    [TestCase("var t = [|new Timer(s => { })|];")]
    [TestCase("var t = [|new PeriodicTimer(TimeSpan.FromSeconds(1))|];")]
    [TestCase("var t = [|new System.Timers.Timer()|];")]
    public async Task Use_MachineTimer_IsReported(string statement) => await Verify.InWorkflowAsync<TimerRule>(statement);

    [TestCase("await Workflow.DelayAsync(1);")]
    [TestCase("var c = new CancellationTokenSource(); c.Cancel();")]
    [TestCase("await Workflow.DelayAsync(9).WaitAsync(CancellationToken.None);")]
    public async Task Use_DurableTimer_IsClean(string statement) => await Verify.InWorkflowAsync<TimerRule>(statement);
}
