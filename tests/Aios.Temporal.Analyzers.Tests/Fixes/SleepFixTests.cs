using Aios.Temporal.Analyzers.Determinism;
using Aios.Temporal.Analyzers.Fixes;
using Aios.Temporal.Analyzers.Tests.Harness;

namespace Aios.Temporal.Analyzers.Tests.Fixes;

internal sealed class SleepFixTests
{
    [Test]
    public async Task Fix_SleepInAsyncMethod_BecomesDelay() =>
        await VerifyFix.InWorkflowAsync<BlockingRule, SleepFix>("Thread.Sleep(10);", "await Workflow.DelayAsync(10);");

    [Test]
    public async Task Fix_SleepInSynchronousLambda_IsLeftToAPerson() =>
        await VerifyFix.NoneInWorkflowAsync<BlockingRule, SleepFix>("Action a = () => { Thread.Sleep(10); };");

    [Test]
    public async Task Fix_OtherBlocking_IsLeftToAPerson() =>
        await VerifyFix.NoneInWorkflowAsync<BlockingRule, SleepFix>("Task.CompletedTask.Wait();");
}
