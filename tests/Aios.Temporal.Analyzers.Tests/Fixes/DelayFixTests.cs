using Aios.Temporal.Analyzers.Determinism;
using Aios.Temporal.Analyzers.Fixes;
using Aios.Temporal.Analyzers.Tests.Harness;

namespace Aios.Temporal.Analyzers.Tests.Fixes;

internal sealed class DelayFixTests
{
    [TestCase("100")]
    [TestCase("TimeSpan.FromSeconds(1), CancellationToken.None")]
    public async Task Fix_TaskDelay_BecomesDurable(string arguments) =>
        await VerifyFix.InWorkflowAsync<TimerRule, DelayFix>(
            $"await Task.Delay({arguments});", $"await Workflow.DelayAsync({arguments});");

    [TestCase("var t = new PeriodicTimer(TimeSpan.FromSeconds(1));")]
    [TestCase("new CancellationTokenSource().CancelAfter(1);")]
    public async Task Fix_OtherTimer_IsLeftToAPerson(string statement) =>
        await VerifyFix.NoneInWorkflowAsync<TimerRule, DelayFix>(statement);
}
